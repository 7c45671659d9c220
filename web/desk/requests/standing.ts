// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RequestKind } from "../../shared/api_shapes.ts";
import { purpose } from "../../shared/sealing/statement_body.ts";

// Complaints stay away from those who work on requests, unless they receive complaints too.
export function mayStand(kind: RequestKind, purposes: number): boolean {
  if ((purposes & purpose.cases) === 0) return false;
  return kind !== "complaint" || (purposes & purpose.complaints) !== 0 || (purposes & purpose.requests) === 0;
}
