// SPDX-License-Identifier: AGPL-3.0-or-later
// What is kept apart in this case, as far as this person stands in it.
import { useEffect } from "preact/hooks";
import { type Id, type Part, compartments, requests } from "../../shared/api.ts";
import { Button } from "../../shared/components/button.tsx";
import { Icon } from "../../shared/components/icon.tsx";
import { leads, session } from "../access/session.ts";
import { Failure, useDoing, useLoaded } from "../house/doing.tsx";
import { go } from "../house/go.ts";
import { pulse } from "../house/live.ts";
import { useStore } from "../house/store.ts";
import { t, word } from "../speak.ts";
import { makeFirstKey } from "./first_key.tsx";
import type { ThreadProps } from "./thread_view.tsx";

const parts = ["identity", "location", "money"] as const satisfies readonly Part[];

// Whether nobody else stands in one of them: who leaves takes their keys along.
export async function aloneIn(request: Id): Promise<boolean> {
  const me = session().place.person;
  const mine = await compartments.of(request);
  const records = await Promise.all(mine.map(({ id }) => requests.one(id)));
  return records.some(({ facts }) => facts.team.every((person) => person === me));
}

export function CompartmentsCard({ thread }: ThreadProps) {
  const { id, state, generation } = thread.record.facts;
  const { value, doing, again } = useLoaded(() => compartments.of(id), [id]);
  // Being let into one is told of it, not of the case.
  const beat = useStore(pulse);
  useEffect(() => void again(), [beat]);
  const opening = useDoing();
  const over = state === "withdrawn" || state === "destroyed";
  const open = (part: Part) =>
    opening.run(async () => {
      const made = await compartments.open(id, part);
      await makeFirstKey(made);
      go(`/compartments/${made}`);
    });
  return (
    <section class="card stack close">
      <h2>{t("compartment.title")}</h2>
      <p class="small soft">{t("compartment.hint")}</p>
      {value && value.length > 0 && (
        <ul class="plain-list">
          {value.map((one) => (
            <li key={one.id}>
              <Icon name="lock" /> <a href={`/compartments/${one.id}`}>{word("part", one.part)}</a>
            </li>
          ))}
        </ul>
      )}
      <Failure doing={doing} />
      <Failure doing={opening} />
      {leads() && !over && generation > 0 && (
        <div class="row" role="group" aria-label={t("compartment.open")}>
          {parts.map((part) => (
            <Button
              key={part}
              label={t("compartment.open_part", { part: word("part", part) })}
              disabled={opening.busy}
              onPress={() => open(part)}
            >
              + {word("part", part)}
            </Button>
          ))}
        </div>
      )}
    </section>
  );
}
