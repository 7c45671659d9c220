// SPDX-License-Identifier: AGPL-3.0-or-later
// What was shared with whom, each under a consent that stood then; and whom to tell when it is gone.
import { useState } from "preact/hooks";
import { Banner } from "../../shared/components/banner.tsx";
import { Button } from "../../shared/components/button.tsx";
import { Field, Select } from "../../shared/components/field.tsx";
import { leads } from "../access/session.ts";
import { announce } from "../house/announcer.tsx";
import { Failure, useDoing } from "../house/doing.tsx";
import type { Thread } from "../requests/thread.ts";
import type { ThreadProps } from "../requests/thread_view.tsx";
import { t, word } from "../speak.ts";
import { type Consent, type ConsentState, type Share, type Ticks, consentsIn, freshShare, sharesIn, toBeTold } from "./consent.ts";
import { inRow } from "./sheet.ts";
import { freshId, onlyOne, writeSheet } from "./sheet_writing.ts";
import { type Lists, choiceName } from "./vocabulary.ts";

const today = () => new Date().toISOString().slice(0, 10);

// In the order in which they came.
function ticksIn({ entries }: Thread): Ticks[] {
  return entries.flatMap(({ envelope, payload }) => {
    const said = payload?.answers?.consent ?? payload?.changed?.consent;
    if (envelope.direction !== "inward" || said === undefined) return [];
    return [{ hour: envelope.hour, anew: payload?.changed?.consent !== undefined, ticked: [said].flat() }];
  });
}

export function consentsOf(thread: Thread): Consent[] {
  return consentsIn(onlyOne, thread.writings, ticksIn(thread), today());
}

const tones: Record<ConsentState, string> = {
  stands: "tag accent",
  unsaid: "tag",
  refused: "tag warn",
  withdrawn: "tag warn",
  expired: "tag warn",
  disputed: "tag warn",
};

export function ConsentTag({ consent }: { consent: Consent | undefined }) {
  return consent ? <span class={tones[consent.state]}>{word("consent_state", consent.state)}</span> : null;
}

// Above the case, whatever is open in it.
export function WithdrawnBanner({ thread, path }: { thread: Thread; path: string }) {
  const left = toBeTold(consentsOf(thread), sharesIn(onlyOne, thread.writings)).length;
  if (left === 0) return null;
  return (
    <Banner tone="alarm">
      {t("sharing.withdrawn", { count: left })} <a href={`${path}&tab=consents`}>{t("sharing.see")}</a>
    </Banner>
  );
}

type Props = ThreadProps & { lists: Lists };

export function SharingCard({ thread, lists, onChange }: Props) {
  const known = consentsOf(thread);
  const shared = sharesIn(onlyOne, thread.writings);
  const owed = new Set(toBeTold(known, shared).map((one) => one.row));
  const doing = useDoing();
  const keep = (row: string, columns: Record<string, string>) =>
    doing.run(async () => {
      const set = Object.fromEntries(Object.entries(columns).map(([name, value]) => [inRow(row, name), value]));
      await writeSheet(thread, { of: "consents", id: onlyOne }, set);
      announce(t("case.saved"));
      await onChange();
    });
  return (
    <section class="card stack">
      <h2>{t("sharing.title")}</h2>
      <Failure doing={doing} />
      {shared.length === 0 && <p class="soft">{t("sharing.none")}</p>}
      <ul class="plain-list stack close">
        {shared.map((one) => (
          <li key={one.row} class="row apart">
            <Shared share={one} known={known} lists={lists} />
            {owed.has(one.row) && leads() && (
              <Button disabled={doing.busy} onPress={() => keep(one.row, { told: "yes" })}>
                {t("sharing.told")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {leads() && <ShareForm known={known} lists={lists} keep={keep} />}
    </section>
  );
}

const nameOf = ({ recipient, purpose }: Pick<Consent, "recipient" | "purpose">, lists: Lists) =>
  t("sharing.name", { recipient, purpose: choiceName(lists, "consents", "purpose", purpose) });

function Shared({ share, known, lists }: { share: Share; known: readonly Consent[]; lists: Lists }) {
  const consent = known.find((one) => one.row === share.consent);
  return (
    <div>
      <bdi>{nameOf(share, lists)}</bdi> · {share.day} {!consent && <span class="tag warn">{t("sharing.gone")}</span>}
      {consent?.state !== "stands" && <ConsentTag consent={consent} />}
      {share.told && <span class="tag">{t("sharing.was_told")}</span>}
      <div class="words-kept small" dir="auto">
        {share.what}
      </div>
    </div>
  );
}

interface FormProps {
  known: readonly Consent[];
  lists: Lists;
  keep: (row: string, columns: Record<string, string>) => Promise<boolean>;
}

// Without a consent that stands there is nothing to choose, and nothing is written down as shared.
function ShareForm({ known, lists, keep }: FormProps) {
  const standing = known.filter((one) => one.state === "stands");
  const [chosen, setChosen] = useState("");
  const [what, setWhat] = useState("");
  if (standing.length === 0) return <p>{t("sharing.blocked")}</p>;
  const consent = standing.find((one) => one.row === chosen) ?? standing[0]!;
  const submit = async (event: Event) => {
    event.preventDefault();
    const { row, recipient, purpose } = consent;
    if (await keep(freshShare(freshId()), { consent: row, recipient, purpose, what, day: today() })) setWhat("");
  };
  return (
    <form class="stack" onSubmit={submit}>
      <Select
        label={t("sharing.under")}
        value={consent.row}
        onValue={setChosen}
        options={standing.map((one) => [one.row, nameOf(one, lists)])}
      />
      <Field label={t("sharing.what")} hint={t("sharing.what_hint")} rows={2} value={what} onValue={setWhat} />
      <div class="row">
        <Button submit disabled={what.trim() === ""}>
          {t("sharing.keep")}
        </Button>
      </div>
    </form>
  );
}
