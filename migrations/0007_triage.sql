-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Triage: a promised contact that falls due calls somebody; junk lies in a bin for a while.

ALTER TABLE case_clocks ADD COLUMN quiet_until_at BIGINT; -- somebody sees to it: nobody is called until then
ALTER TABLE case_clocks ADD COLUMN acknowledged_by TEXT;  -- who does
CREATE INDEX case_clocks_ringing ON case_clocks (due_at) WHERE kind IN ('contact', 'task');
-- Whoever has left a team is nobody to wait for: it is the team's turn.
UPDATE case_clocks SET person_id = NULL WHERE person_id IS NOT NULL AND NOT EXISTS
  (SELECT 1 FROM team WHERE team.request_id = case_clocks.request_id AND team.person_id = case_clocks.person_id);

CREATE TABLE binnings (               -- of what lies in the bin
  request_id TEXT PRIMARY KEY REFERENCES requests (id),
  reason TEXT NOT NULL,               -- advertising copy test empty abuse other
  person_id TEXT,                     -- who put it there; null: before it was written down
  day BIGINT NOT NULL                 -- its days are counted from then
);
CREATE INDEX binnings_by_day ON binnings (day);
