-- SPDX-License-Identifier: AGPL-3.0-or-later
-- The house. Ids are 32 hex digits; days and hours count from 1970-01-01 UTC; *_at are exact milliseconds and exist only
-- while a clock or a session runs. Everything a person wrote is in `envelopes` and `file_chunks`, sealed.
-- Tables named key_* hold wrapped keys: they are backed up apart, and deleting from them is what deleting means.

CREATE TABLE organisation (
  one BIGINT PRIMARY KEY CHECK (one = 1),
  name TEXT NOT NULL,
  root BYTEA NOT NULL,                -- public key; the configuration's copy is the one that counts
  recovery BYTEA NOT NULL,            -- statement of the recovery key
  languages TEXT NOT NULL,            -- "fr en es", the first is the default
  hours TEXT NOT NULL,                -- when people answer, in words
  made_day BIGINT NOT NULL,
  shares BIGINT NOT NULL,
  threshold BIGINT NOT NULL,
  rehearsed_day BIGINT                -- the recovery was last tried
);

CREATE TABLE persons (
  id TEXT PRIMARY KEY,
  login_name TEXT NOT NULL UNIQUE,
  display_name TEXT NOT NULL,
  mail TEXT NOT NULL,                 -- notices without content go here; empty: none
  roles TEXT NOT NULL,                -- of: officer handler complaints interpreter auditor
  language TEXT NOT NULL,
  time_zone TEXT NOT NULL,            -- IANA name
  state TEXT NOT NULL,                -- invited enrolled active left
  made_day BIGINT NOT NULL
);

CREATE TABLE invitations (
  person_id TEXT PRIMARY KEY REFERENCES persons (id),
  appointment BYTEA NOT NULL,         -- statement; its seed never reaches the server
  last_day BIGINT NOT NULL
);

CREATE TABLE person_keys (
  person_id TEXT PRIMARY KEY REFERENCES persons (id),
  appointment BYTEA NOT NULL,
  statement BYTEA NOT NULL,
  login_public BYTEA NOT NULL,        -- from the passphrase
  code_login_public BYTEA NOT NULL,   -- from the printed recovery code
  salt BYTEA NOT NULL,
  one_time_secret BYTEA NOT NULL,
  one_time_step BIGINT NOT NULL       -- the last step accepted: a code is used once
);

CREATE TABLE directories (
  version BIGINT PRIMARY KEY,
  statement BYTEA NOT NULL,
  appointment BYTEA NOT NULL,         -- the issuing officer's credential
  person_keys BYTEA NOT NULL,
  day BIGINT NOT NULL
);

CREATE TABLE revocations (
  person_id TEXT NOT NULL,
  statement BYTEA NOT NULL,
  day BIGINT NOT NULL
);

CREATE TABLE epoch_keys (
  person_id TEXT NOT NULL REFERENCES persons (id),
  day BIGINT NOT NULL,
  statement BYTEA NOT NULL,
  PRIMARY KEY (person_id, day)
);

CREATE TABLE devices (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES persons (id),
  name TEXT NOT NULL,
  secret_hash BYTEA NOT NULL,
  made_day BIGINT NOT NULL,
  seen_day BIGINT NOT NULL,
  revoked BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX devices_of_person ON devices (person_id);

CREATE TABLE sessions (
  token_hash BYTEA PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES persons (id),
  device_id TEXT NOT NULL REFERENCES devices (id),
  expires_at BIGINT NOT NULL,         -- moves on while the session is used
  ends_at BIGINT NOT NULL             -- does not
);
CREATE INDEX sessions_of_person ON sessions (person_id);

CREATE TABLE login_challenges (
  id TEXT PRIMARY KEY,
  person TEXT NOT NULL,               -- an id; invented, but always the same, for a name nobody has
  challenge BYTEA NOT NULL,
  expires_at BIGINT NOT NULL
);

CREATE TABLE login_failures (
  lane TEXT PRIMARY KEY,              -- a person's id, or with their known device's: others' failures do not stop that one
  failures BIGINT NOT NULL,
  until_at BIGINT NOT NULL
);

CREATE TABLE requests (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,                 -- request complaint
  language TEXT NOT NULL,
  imminence TEXT NOT NULL,            -- now day week later unknown
  path TEXT NOT NULL,                 -- script plain staff
  channel TEXT NOT NULL DEFAULT 'web', -- web phone signal mail person referral other
  state TEXT NOT NULL,                -- new open answered closed binned withdrawn destroyed
  arrived_hour BIGINT NOT NULL,
  place BIGINT NOT NULL DEFAULT 0,    -- among those of the same hour
  waiting_since_at BIGINT,            -- exact while somebody waits for a first answer
  fetch_by_at BIGINT,                 -- exact while an answer waits to be fetched
  generation BIGINT NOT NULL DEFAULT 0,       -- newest key generation; 0: not opened yet
  generation_open BIGINT NOT NULL DEFAULT 0,
  stale_keys BIGINT NOT NULL DEFAULT 0,       -- sealed to a key past its day (doc/sealing.md 7.6)
  files BIGINT NOT NULL DEFAULT 0,
  size_bucket BIGINT NOT NULL DEFAULT 0,      -- bytes of the largest envelope bucket, or of its files rounded up
  closed_day BIGINT
);
CREATE INDEX requests_fetch_by ON requests (fetch_by_at) WHERE fetch_by_at IS NOT NULL;

-- Who may. The one rule of access: a person sees a request when they stand in its team.
CREATE TABLE team (
  request_id TEXT NOT NULL REFERENCES requests (id),
  person_id TEXT NOT NULL REFERENCES persons (id),
  arrived_hour BIGINT NOT NULL,       -- the request's, as place and state are: a person's list is one index walk
  place BIGINT NOT NULL DEFAULT 0,
  state TEXT NOT NULL,
  since_day BIGINT NOT NULL,
  PRIMARY KEY (request_id, person_id)
);
CREATE INDEX team_by_person ON team (person_id, arrived_hour, place, request_id);
CREATE INDEX team_by_state ON team (person_id, state, arrived_hour, place, request_id);

CREATE TABLE readers (
  id TEXT PRIMARY KEY,
  request_id TEXT NOT NULL REFERENCES requests (id),
  kind TEXT NOT NULL,                 -- defender reporter
  state TEXT NOT NULL,                -- offered confirmed dead; code: a code waiting to be taken up
  reach TEXT NOT NULL,                -- all own none
  finder_hash BYTEA NOT NULL UNIQUE,
  reader_key BYTEA NOT NULL,          -- X-Wing
  signer_key BYTEA NOT NULL,          -- Ed25519
  handover BYTEA,                     -- proof that it was made with the code staff gave (5.5)
  replaces TEXT,                      -- the code this reader took up
  made_hour BIGINT NOT NULL
);
CREATE INDEX readers_of_request ON readers (request_id);

CREATE TABLE envelopes (
  id TEXT PRIMARY KEY,
  request_id TEXT NOT NULL REFERENCES requests (id),
  kind TEXT NOT NULL,                 -- request message answer note summary
  direction TEXT NOT NULL,            -- inward outward inside
  sequence BIGINT NOT NULL,
  generation BIGINT NOT NULL,         -- 0: sealed to people's epoch keys
  author_person TEXT,
  author_reader TEXT,
  place BIGINT NOT NULL DEFAULT 0,    -- in the order of writing, from 1; hours are too coarse for a conversation
  hour BIGINT NOT NULL,
  sealed BYTEA NOT NULL,
  UNIQUE (request_id, direction, sequence)
);

CREATE TABLE readings (               -- who has opened what; for answers the reader who fetched it
  envelope_id TEXT NOT NULL REFERENCES envelopes (id),
  who TEXT NOT NULL,
  hour BIGINT NOT NULL,
  PRIMARY KEY (envelope_id, who)
);

CREATE TABLE request_keys (
  request_id TEXT NOT NULL REFERENCES requests (id),
  generation BIGINT NOT NULL,
  statement BYTEA NOT NULL,
  PRIMARY KEY (request_id, generation)
);

CREATE TABLE files (
  id TEXT PRIMARY KEY,
  request_id TEXT NOT NULL,           -- said by the sender before the request stands
  envelope_id TEXT,                   -- null until a message that names it has arrived
  secret_hash BYTEA NOT NULL,         -- who may go on uploading
  chunks BIGINT,                      -- null while uploading
  bytes BIGINT NOT NULL DEFAULT 0,    -- sealed bytes so far
  made_hour BIGINT NOT NULL
);
CREATE INDEX files_of_request ON files (request_id);

CREATE TABLE file_chunks (
  file_id TEXT NOT NULL REFERENCES files (id),
  number BIGINT NOT NULL,
  sealed BYTEA NOT NULL,
  PRIMARY KEY (file_id, number)
);

CREATE TABLE key_wraps (              -- content keys, for whoever may open an envelope
  envelope_id TEXT NOT NULL REFERENCES envelopes (id),
  recipient_kind BIGINT NOT NULL,
  recipient TEXT NOT NULL,            -- key id
  person_id TEXT,                     -- whose epoch or sealing key it is
  epoch_day BIGINT,
  wrap BYTEA NOT NULL,
  PRIMARY KEY (envelope_id, recipient)
);
CREATE INDEX key_wraps_of_person ON key_wraps (person_id, epoch_day);

CREATE TABLE key_requests (           -- a request's own key, for each member of its team and for recovery
  request_id TEXT NOT NULL REFERENCES requests (id),
  generation BIGINT NOT NULL,
  recipient TEXT NOT NULL,            -- key id
  person_id TEXT,                     -- null: the recovery key
  wrap BYTEA NOT NULL,
  PRIMARY KEY (request_id, generation, recipient)
);
CREATE INDEX key_requests_of_person ON key_requests (person_id);

CREATE TABLE key_rings (
  person_id TEXT PRIMARY KEY REFERENCES persons (id),
  by_passphrase BYTEA NOT NULL,
  by_code BYTEA NOT NULL
);

CREATE TABLE key_epochs (
  person_id TEXT NOT NULL REFERENCES persons (id),
  day BIGINT NOT NULL,
  sealed BYTEA NOT NULL,
  PRIMARY KEY (person_id, day)
);

CREATE TABLE outbox (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES persons (id),
  kind TEXT NOT NULL,                 -- page slot
  due_at BIGINT NOT NULL,
  taken_until_at BIGINT,              -- a carrier works on it until then
  attempts BIGINT NOT NULL DEFAULT 0,
  state TEXT NOT NULL                 -- waiting sent failed
);
CREATE INDEX outbox_due ON outbox (state, due_at);
CREATE INDEX outbox_of_person ON outbox (person_id, kind, state);
-- Two deeds of the same moment page one person once.
CREATE UNIQUE INDEX outbox_page_waiting ON outbox (person_id)
  WHERE kind = 'page' AND state = 'waiting' AND attempts = 0 AND taken_until_at IS NULL;

CREATE TABLE destructions (           -- replayed by a restore: what was destroyed stays destroyed
  subject TEXT NOT NULL,              -- id of the request or file, or person and day of an epoch key
  what TEXT NOT NULL,                 -- request epoch person_wraps
  day BIGINT NOT NULL,
  PRIMARY KEY (what, subject)
);

CREATE TABLE trail (
  sequence BIGINT PRIMARY KEY,
  hour BIGINT NOT NULL,
  actor TEXT NOT NULL,
  deed TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL,
  hash BYTEA NOT NULL
);
CREATE INDEX trail_by_subject ON trail (subject, sequence);

CREATE TABLE trail_head (
  one BIGINT PRIMARY KEY CHECK (one = 1),
  sequence BIGINT NOT NULL,
  hash BYTEA NOT NULL
);
