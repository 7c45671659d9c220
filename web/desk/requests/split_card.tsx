// SPDX-License-Identifier: AGPL-3.0-or-later
// A second matter in one request becomes a case of its own: what belongs there is sealed into it anew, on this device. The
// person's receipt keeps opening the first; a code opens the second to them.
import { useState } from "preact/hooks";
import { type Id, requests, splits } from "../../shared/api.ts";
import { Button } from "../../shared/components/button.tsx";
import { Checks } from "../../shared/components/field.tsx";
import { atHour } from "../../shared/times.ts";
import { leads, session } from "../access/session.ts";
import { refreshDirectory } from "../access/vouching.ts";
import { Failure, useDoing, useLoaded } from "../house/doing.tsx";
import { go } from "../house/go.ts";
import { look } from "../house/live.ts";
import { t } from "../speak.ts";
import type { ThreadEntry } from "./opening.ts";
import { useZone } from "./queue.tsx";
import { adopt, note, readThread } from "./thread.ts";
import type { ThreadProps } from "./thread_view.tsx";

const shown = 80; // characters, to choose by

function wordsOf({ payload }: ThreadEntry): string {
  return payload?.text || [payload?.answers?.what ?? ""].flat().join(" ");
}

export function SplitCard({ thread }: ThreadProps) {
  const { id, state } = thread.record.facts;
  const { value: related, doing } = useLoaded(() => splits.related(id), [id]);
  const [open, setOpen] = useState(false);
  const over = state === "withdrawn" || state === "destroyed";
  return (
    <section class="card stack close">
      <h2>{t("split.title")}</h2>
      {related && related.length > 0 && (
        <ul class="plain-list">
          {related.map((one) => (
            <li key={one}>
              <a href={`/requests/${one}`}>{t("split.related", { id: one.slice(0, 8) })}</a>
            </li>
          ))}
        </ul>
      )}
      <Failure doing={doing} />
      {leads() && !over && (
        <details onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{t("split.open")}</summary>
          {open && <Splitting thread={thread} />}
        </details>
      )}
    </section>
  );
}

function Splitting({ thread }: Pick<ThreadProps, "thread">) {
  const { id, team } = thread.record.facts;
  const [chosen, setChosen] = useState<Id[]>([]);
  const zone = useZone();
  const doing = useDoing();
  const entries = thread.entries.filter((one) => wordsOf(one) !== "");
  const split = () =>
    doing.run(async () => {
      await refreshDirectory();
      const second = await splits.split(id);
      const me = session().place.person;
      await adopt(second, await requests.one(second), [me, ...team.filter((one) => one !== me)]);
      const opened = await readThread(second);
      const copied = entries.filter((one) => chosen.includes(one.envelope.id));
      const lines = copied.map((one) => `${atHour(one.envelope.hour, zone)}\n${wordsOf(one)}`);
      await note(opened, [t("split.from", { id: id.slice(0, 8) }), ...lines].join("\n\n"));
      opened.keys.clear();
      await look();
      go(`/requests/${second}?state=open`);
    });
  return (
    <div class="stack close">
      <p class="small soft">{t("split.what")}</p>
      <Checks
        label={t("split.choose")}
        values={chosen}
        onValues={setChosen}
        options={entries.map((one) => [
          one.envelope.id,
          <bdi key={one.envelope.id}>{wordsOf(one).slice(0, shown)}</bdi>,
        ])}
      />
      <Failure doing={doing} />
      <div class="row">
        <Button disabled={doing.busy || chosen.length === 0} onPress={split}>
          {t("split.do")}
        </Button>
      </div>
    </div>
  );
}
