// SPDX-License-Identifier: AGPL-3.0-or-later
// Who can be asked: languages and skills of everybody.
import { onCall } from "../house/live.ts";
import { useStore } from "../house/store.ts";
import { languageName, personName } from "../requests/names.ts";
import { list, t, word } from "../speak.ts";

export function ColleagueList() {
  const now = useStore(onCall);
  if (!now) return null;
  return (
    <section class="card stack close">
      <h2>{t("ability.who")}</h2>
      <ul class="plain-list stack close">
        {now.colleagues.map((one) => (
          <li key={one.person}>
            <strong>
              <bdi>{personName(one.person)}</bdi>
            </strong>{" "}
            {now.on_duty.includes(one.person) && <span class="tag accent">{word("rank", "duty")}</span>}{" "}
            <span class="small">{list(one.languages.map(languageName))}</span>{" "}
            {one.skills.map((skill) => (
              <span key={skill} class="tag">
                {word("skill", skill)}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
