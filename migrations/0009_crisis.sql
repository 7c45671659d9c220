-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Crisis cells: one event, many requests. A cell is a thread of kind `cell` in `requests`, with a team and keys of its own;
-- what it is about, its log, its guidance and its debrief are notes and sheets in it, sealed.

CREATE TABLE crisis_cells (
  cell_id TEXT PRIMARY KEY REFERENCES requests (id),
  stage TEXT NOT NULL,                -- running handing_over debriefing closed
  opened_day BIGINT NOT NULL,
  roll_hour BIGINT                    -- whoever was not heard of since then is sought; null: nobody is
);

CREATE TABLE crisis_leads (
  cell_id TEXT NOT NULL REFERENCES crisis_cells (cell_id),
  person_id TEXT NOT NULL REFERENCES persons (id),
  part TEXT NOT NULL,                 -- lead deputy
  PRIMARY KEY (cell_id, person_id)
);

CREATE TABLE crisis_requests (        -- attached by somebody who stands in both
  cell_id TEXT NOT NULL REFERENCES crisis_cells (cell_id),
  request_id TEXT NOT NULL REFERENCES requests (id),
  day BIGINT NOT NULL,
  heard_hour BIGINT,                  -- somebody of its team said so
  PRIMARY KEY (cell_id, request_id)
);
CREATE INDEX crisis_requests_of_request ON crisis_requests (request_id);

CREATE TABLE crisis_guidance (        -- which guidance has been sent to which request: none twice
  cell_id TEXT NOT NULL REFERENCES crisis_cells (cell_id),
  guidance TEXT NOT NULL,             -- id of the sealed sheet
  request_id TEXT NOT NULL REFERENCES requests (id),
  PRIMARY KEY (cell_id, guidance, request_id)
);

CREATE TABLE crisis_shifts (          -- besides the rota, as long as the cell runs
  id TEXT PRIMARY KEY,
  cell_id TEXT NOT NULL REFERENCES crisis_cells (cell_id),
  person_id TEXT NOT NULL REFERENCES persons (id),
  begins_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL
);
CREATE INDEX crisis_shifts_by_beginning ON crisis_shifts (begins_at);

CREATE INDEX requests_cells ON requests (id) WHERE kind = 'cell';
