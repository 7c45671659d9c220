-- SPDX-License-Identifier: AGPL-3.0-or-later
-- The case: what staff have made facts of after reading, where it stands in the queue, and its clocks.

-- Place in the queue, the smaller the sooner: 1000 × level (0 urgent 1 high 2 normal 3 low) + 999 − points.
ALTER TABLE requests ADD COLUMN rank BIGINT NOT NULL DEFAULT 2999;
ALTER TABLE team ADD COLUMN rank BIGINT NOT NULL DEFAULT 2999;
CREATE INDEX team_by_rank ON team (person_id, state, rank, arrived_hour, place, request_id);

ALTER TABLE requests ADD COLUMN answered_within BIGINT; -- minutes until the first answer, rounded up to a step
ALTER TABLE requests ADD COLUMN reopened BIGINT NOT NULL DEFAULT 0;

CREATE TABLE case_facts (              -- words of the vocabularies, set by staff
  request_id TEXT NOT NULL REFERENCES requests (id),
  class TEXT NOT NULL,
  code TEXT NOT NULL,
  arrived_hour BIGINT NOT NULL,       -- the request's, as place is: whoever looks for a code walks an index
  place BIGINT NOT NULL,
  person_id TEXT NOT NULL REFERENCES persons (id), -- who said so
  day BIGINT NOT NULL,
  PRIMARY KEY (request_id, class, code)
);
CREATE INDEX case_facts_by_code ON case_facts (class, code, arrived_hour, place, request_id);

CREATE TABLE case_clocks (
  id TEXT PRIMARY KEY,
  request_id TEXT NOT NULL REFERENCES requests (id),
  kind TEXT NOT NULL,                 -- contact task review follow_up verification
  person_id TEXT REFERENCES persons (id), -- whose turn it is; null: the team's
  due_at BIGINT NOT NULL
);
CREATE INDEX case_clocks_of_request ON case_clocks (request_id, due_at);
CREATE INDEX case_clocks_due ON case_clocks (due_at);

CREATE TABLE form_fields (             -- what an organisation asks beside what is shipped; never deleted
  id TEXT PRIMARY KEY,                -- its name in sealed sheets, and of its class of facts
  form TEXT NOT NULL,
  kind TEXT NOT NULL,                 -- line text day choice choices
  keeping TEXT NOT NULL,              -- sealed fact
  active BIGINT NOT NULL,
  version BIGINT NOT NULL,            -- 1, and one more with every change
  words TEXT NOT NULL,                -- JSON: labels, hints and options in the languages the organisation has
  made_day BIGINT NOT NULL
);
