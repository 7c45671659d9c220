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
