-- SPDX-License-Identifier: AGPL-3.0-or-later
-- If I go silent: when somebody is to be heard of, and what was left for the case that they are not.

CREATE TABLE checkins (               -- one schedule a request, as its defender wrote it
  request_id TEXT PRIMARY KEY REFERENCES requests (id),
  rhythm TEXT NOT NULL,               -- hours daily weekly
  every_hours BIGINT NOT NULL,
  minute BIGINT NOT NULL,             -- since local midnight
  weekday BIGINT NOT NULL,            -- 1 Monday … 7 Sunday
  zone TEXT NOT NULL,                 -- IANA name
  grace_minutes BIGINT NOT NULL,
  begins_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL,
  late_at BIGINT,                     -- due, and the grace over: somebody is called from then on; null: it has ended
  paused_until_at BIGINT,
  quiet_until_at BIGINT,              -- somebody sees to it: nobody is called until then
  acknowledged_by TEXT,               -- who does
  heard_hour BIGINT                   -- last sign of life
);
CREATE INDEX checkins_late ON checkins (late_at) WHERE late_at IS NOT NULL;

CREATE TABLE instructions (           -- sealed on the way in; opens with `threshold` shares (doc/sealing.md 17)
  request_id TEXT PRIMARY KEY REFERENCES requests (id),
  id TEXT NOT NULL,
  threshold BIGINT NOT NULL,
  shares BIGINT NOT NULL,             -- with those printed for people outside
  sealed BYTEA NOT NULL,
  made_hour BIGINT NOT NULL,
  released_hour BIGINT                -- when the first holder fetched a share
);

CREATE TABLE key_instructions (       -- shares of staff; nobody gets theirs before the ladder is at its end
  request_id TEXT NOT NULL REFERENCES requests (id),
  share BIGINT NOT NULL,
  person_id TEXT NOT NULL REFERENCES persons (id),
  wrap BYTEA NOT NULL,
  PRIMARY KEY (request_id, share)
);
CREATE INDEX key_instructions_of_person ON key_instructions (person_id);
