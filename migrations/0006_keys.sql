-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Keys that are owed after somebody left.

CREATE TABLE due_keys (               -- requests whose key is closed, and waits for a device of their team
  request_id TEXT PRIMARY KEY REFERENCES requests (id),
  since_hour BIGINT NOT NULL,
  told_day BIGINT                     -- officers and the team were last told that it waits too long
);

CREATE INDEX requests_key_closed ON requests (id) WHERE generation > 0 AND generation_open = 0;
