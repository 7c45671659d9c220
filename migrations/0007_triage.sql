-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Triage: a promised contact that falls due calls somebody.

ALTER TABLE case_clocks ADD COLUMN quiet_until_at BIGINT; -- somebody sees to it: nobody is called until then
ALTER TABLE case_clocks ADD COLUMN acknowledged_by TEXT;  -- who does
CREATE INDEX case_clocks_ringing ON case_clocks (due_at) WHERE kind IN ('contact', 'task');
-- Whoever has left a team is nobody to wait for: it is the team's turn.
UPDATE case_clocks SET person_id = NULL WHERE person_id IS NOT NULL AND NOT EXISTS
  (SELECT 1 FROM team WHERE team.request_id = case_clocks.request_id AND team.person_id = case_clocks.person_id);
