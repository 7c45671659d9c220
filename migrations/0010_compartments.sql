-- SPDX-License-Identifier: AGPL-3.0-or-later
-- What is kept apart within a case, for some of its team: a thread of kind `compartment` in `requests`, with a team and keys of
-- its own. Like crisis cells, compartments stand in no list of requests.

CREATE TABLE compartments (
  compartment_id TEXT PRIMARY KEY REFERENCES requests (id),
  request_id TEXT NOT NULL REFERENCES requests (id),
  part TEXT NOT NULL                  -- identity location money
);
CREATE INDEX compartments_of_request ON compartments (request_id);

ALTER TABLE team ADD COLUMN apart BIGINT NOT NULL DEFAULT 0;  -- 1: a cell or compartment, of staff alone
UPDATE team SET apart = 1 WHERE request_id IN (SELECT id FROM requests WHERE kind = 'cell');
DROP INDEX team_by_person;
DROP INDEX team_by_state;
DROP INDEX team_by_rank;
CREATE INDEX team_by_person ON team (person_id, arrived_hour, place, request_id) WHERE apart = 0;
CREATE INDEX team_by_state ON team (person_id, state, arrived_hour, place, request_id) WHERE apart = 0;
CREATE INDEX team_by_rank ON team (person_id, state, rank, arrived_hour, place, request_id) WHERE apart = 0;
CREATE INDEX team_apart ON team (person_id, arrived_hour, place, request_id) WHERE apart = 1;
DROP INDEX requests_cells;
