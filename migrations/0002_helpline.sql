-- SPDX-License-Identifier: AGPL-3.0-or-later
-- The helpline: who is on duty, and who is called until somebody takes a request.

CREATE TABLE shift_patterns (         -- every week at the same local time
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES persons (id),
  rank TEXT NOT NULL,                 -- duty backup
  weekday BIGINT NOT NULL,            -- 1 Monday … 7 Sunday
  begins BIGINT NOT NULL,             -- minutes since local midnight
  minutes BIGINT NOT NULL,
  zone TEXT NOT NULL,                 -- IANA name
  first_day BIGINT NOT NULL
);

CREATE TABLE shifts (                 -- what the patterns come to, five weeks ahead
  pattern_id TEXT NOT NULL REFERENCES shift_patterns (id),
  person_id TEXT NOT NULL REFERENCES persons (id),
  rank TEXT NOT NULL,
  begins_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL,
  PRIMARY KEY (pattern_id, begins_at)
);
CREATE INDEX shifts_by_beginning ON shifts (begins_at);

CREATE TABLE helpline_rungs (         -- who leads and who directs; nobody: the officers
  rung TEXT NOT NULL,                 -- lead director
  person_id TEXT NOT NULL REFERENCES persons (id),
  PRIMARY KEY (rung, person_id)
);

CREATE TABLE takings (                -- somebody sees to a request that waits for its first answer
  request_id TEXT PRIMARY KEY REFERENCES requests (id),
  person_id TEXT NOT NULL REFERENCES persons (id),
  until_at BIGINT NOT NULL            -- unanswered by then: called again
);

CREATE TABLE rings (
  person_id TEXT PRIMARY KEY REFERENCES persons (id),
  last_at BIGINT NOT NULL
);

CREATE INDEX requests_waiting ON requests (imminence, waiting_since_at) WHERE waiting_since_at IS NOT NULL;
