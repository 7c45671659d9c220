-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Interpreters who were asked for one request. They stand in its team as long as their work takes.

CREATE TABLE interpretings (
  request_id TEXT NOT NULL REFERENCES requests (id),
  person_id TEXT NOT NULL REFERENCES persons (id),
  asked_by TEXT NOT NULL,
  accepted BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (request_id, person_id)
);
CREATE INDEX interpretings_of_person ON interpretings (person_id);
