// SPDX-License-Identifier: AGPL-3.0-or-later
// What a role may be sealed to (doc/sealing.md 7.2). An auditor reads the trail and nothing else.
import type { Role } from "../../shared/api_shapes.ts";
import { purpose } from "../../shared/sealing/statement_body.ts";

const purposes: Record<Role, number> = {
  officer: purpose.officer,
  handler: purpose.requests | purpose.cases,
  complaints: purpose.complaints | purpose.cases,
  interpreter: purpose.cases,
  auditor: 0,
};

export const invitedRoles: readonly Role[] = ["handler", "complaints", "interpreter", "auditor"];

export function purposesOf(roles: readonly Role[]): number {
  return roles.reduce((bits, role) => bits | purposes[role], 0);
}
