// SPDX-License-Identifier: AGPL-3.0-or-later
// What each role may do in this house: the file of roles, in words.
import { people } from "../../shared/api.ts";
import { Failure, useLoaded } from "../house/doing.tsx";
import { t, word } from "../speak.ts";

export function RolesCard() {
  const { value, doing } = useLoaded(people.roles, []);
  return (
    <section class="card stack">
      <h2>{t("roles.table")}</h2>
      <p class="small soft">{t("roles.table_what")}</p>
      <Failure doing={doing} />
      {value?.map(({ role, deeds }) => (
        <div key={role} class="stack close">
          <h3>{word("role", role)}</h3>
          {deeds.length === 0 && <p>{t("roles.nothing")}</p>}
          <ul>
            {deeds.map((deed) => (
              <li key={deed}>{word("may", deed)}</li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
