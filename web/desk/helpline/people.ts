// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Id } from "../../shared/api.ts";
import { session } from "../access/session.ts";

// Everybody who has a place in the directory, by name.
export function everybody(): [Id, string][] {
  const people = [...(session().vouched?.people.values() ?? [])];
  return people
    .map((person): [Id, string] => [person.id, person.display_name])
    .sort((a, b) => a[1].localeCompare(b[1]));
}

// Whoever can be on duty.
export function handlers(): [Id, string][] {
  const people = session().vouched?.people;
  return everybody().filter(([id]) => people?.get(id)?.roles.includes("handler"));
}
