-- SPDX-License-Identifier: AGPL-3.0-or-later
-- A second matter that came in one request, and has become a case of its own.

CREATE TABLE splits (
  request_id TEXT PRIMARY KEY REFERENCES requests (id), -- the second
  from_id TEXT NOT NULL REFERENCES requests (id)
);
CREATE INDEX splits_from ON splits (from_id);
