-- SPDX-License-Identifier: AGPL-3.0-or-later
-- More than one way of waking a person; each has its own rows in the outbox and fails alone.

CREATE TABLE person_channels (        -- besides mail, whose address stands with the person
  person_id TEXT NOT NULL REFERENCES persons (id),
  channel TEXT NOT NULL,              -- command push webhook
  address TEXT NOT NULL,
  PRIMARY KEY (person_id, channel)
);

ALTER TABLE outbox ADD COLUMN channel TEXT NOT NULL DEFAULT 'mail';
DROP INDEX outbox_page_waiting;
CREATE UNIQUE INDEX outbox_page_waiting ON outbox (person_id, channel)
  WHERE kind = 'page' AND state = 'waiting' AND attempts = 0 AND taken_until_at IS NULL;
DROP INDEX outbox_due;
CREATE INDEX outbox_due ON outbox (channel, state, due_at);

CREATE TABLE channel_tests (          -- the newest daily test
  person_id TEXT NOT NULL REFERENCES persons (id),
  channel TEXT NOT NULL,
  sent_at BIGINT NOT NULL,
  heard_at BIGINT,                    -- as the person says; null: not yet
  PRIMARY KEY (person_id, channel)
);

CREATE TABLE helpline_told (          -- of what lasts people are told once a day
  what TEXT PRIMARY KEY,              -- silent; gap and its beginning
  last_at BIGINT NOT NULL
);

CREATE TABLE handovers (              -- of what is urgent, until accepted
  request_id TEXT PRIMARY KEY REFERENCES requests (id),
  giver_id TEXT NOT NULL REFERENCES persons (id),
  receiver_id TEXT NOT NULL REFERENCES persons (id),
  note_id TEXT NOT NULL REFERENCES envelopes (id),
  offered_at BIGINT NOT NULL,
  called_at BIGINT                    -- both and the lead, because nobody accepted it
);
CREATE INDEX handovers_of_giver ON handovers (giver_id);
CREATE INDEX handovers_to_receiver ON handovers (receiver_id);
CREATE INDEX takings_of_person ON takings (person_id);

CREATE TABLE shift_offers (           -- to a colleague, until accepted
  pattern_id TEXT NOT NULL REFERENCES shift_patterns (id),
  begins_at BIGINT NOT NULL,
  giver_id TEXT NOT NULL REFERENCES persons (id),
  receiver_id TEXT NOT NULL REFERENCES persons (id),
  PRIMARY KEY (pattern_id, begins_at)
);

CREATE TABLE person_abilities (
  person_id TEXT NOT NULL REFERENCES persons (id),
  kind TEXT NOT NULL,                 -- language skill
  word TEXT NOT NULL,                 -- ISO 639; digital physical legal medical psychosocial relocation gender_violence children
  PRIMARY KEY (person_id, kind, word)
);

CREATE TABLE rota_feeds (             -- a person's own shifts for their own calendar
  person_id TEXT PRIMARY KEY REFERENCES persons (id),
  name TEXT NOT NULL UNIQUE,
  password_hash BYTEA NOT NULL,       -- of 256 random bits
  made_day BIGINT NOT NULL
);
