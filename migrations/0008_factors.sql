-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Coming back without the second factor, and what is told to everybody concerned. A person whose factor was reset has an
-- empty person_keys.one_time_secret until they set a new one. And requests lent to somebody outside their team.

CREATE TABLE factor_codes (           -- each counts once
  person_id TEXT NOT NULL REFERENCES persons (id),
  hash BYTEA NOT NULL,                -- doc/sealing.md 6.9
  kind TEXT NOT NULL,                 -- printed reset
  expires_at BIGINT,                  -- of a reset
  PRIMARY KEY (person_id, hash)
);

CREATE TABLE announcements (
  id TEXT PRIMARY KEY,
  what TEXT NOT NULL,                 -- factor_reset request_lent
  by_person TEXT REFERENCES persons (id),      -- nobody: share holders
  about_person TEXT REFERENCES persons (id),
  request_id TEXT REFERENCES requests (id),
  reason TEXT NOT NULL,               -- a word
  made_hour BIGINT NOT NULL
);
CREATE INDEX announcements_of_request ON announcements (request_id);

CREATE TABLE announced (              -- to whom; gone when they have said that they saw it
  announcement_id TEXT NOT NULL REFERENCES announcements (id),
  person_id TEXT NOT NULL REFERENCES persons (id),
  PRIMARY KEY (announcement_id, person_id)
);
CREATE INDEX announced_to ON announced (person_id);

CREATE TABLE loans (                  -- they stand in the team until then, by k shares of the recovery
  request_id TEXT NOT NULL REFERENCES requests (id),
  person_id TEXT NOT NULL REFERENCES persons (id),
  reason TEXT NOT NULL,               -- danger unreachable other
  since_hour BIGINT NOT NULL,
  until_at BIGINT NOT NULL,
  PRIMARY KEY (request_id, person_id)
);
