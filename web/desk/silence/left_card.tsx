// SPDX-License-Identifier: AGPL-3.0-or-later
// What somebody left for the case that nobody hears of them: who holds it, and opening it together.
import { useState } from "preact/hooks";
import type { Id, SilenceLeft, SilencePlan } from "../../shared/api.ts";
import { Banner } from "../../shared/components/banner.tsx";
import { Button } from "../../shared/components/button.tsx";
import { Dialog } from "../../shared/components/dialog.tsx";
import { Field } from "../../shared/components/field.tsx";
import { atHour, atMinute } from "../../shared/times.ts";
import { Failure, useDoing } from "../house/doing.tsx";
import { personName } from "../requests/names.ts";
import { useZone } from "../requests/queue.tsx";
import { list, t } from "../speak.ts";
import { type Sheaf, fetchSheaf, putTogether, spoken } from "./instructions.ts";

export function LeftCard({ request, left, plan }: { request: Id; left: SilenceLeft; plan: SilencePlan }) {
  const zone = useZone();
  const doing = useDoing();
  const [sheaf, setSheaf] = useState<Sheaf | null>(null);
  const papers = left.shares - left.holders.length;
  const open = () =>
    doing.run(async () => {
      const fetched = await fetchSheaf(request);
      if (fetched) setSheaf(fetched);
      else doing.fail(t("left.unreadable"));
    });
  return (
    <div class="stack close">
      <h3>{t("left.title")}</h3>
      <p class="small">
        {t("left.parts", { needed: left.threshold, count: left.shares })}{" "}
        {left.holders.length > 0 &&
          t("left.holders", { who: list(left.holders.map((held) => personName(held.person))) })}{" "}
        {papers > 0 && t("left.papers", { count: papers })}
      </p>
      <p class="small soft">{t("left.made", { when: atHour(left.made_hour, zone) })}</p>
      {!left.may_open && plan.silent_from !== null && (
        <p class="small">{t("left.opens_at", { when: atMinute(plan.silent_from, zone) })}</p>
      )}
      {!left.may_open && plan.silent_from === null && <p class="small">{t("left.opens_by_person")}</p>}
      <Failure doing={doing} />
      {left.may_open && (
        <div class="row">
          <Button kind="main" onPress={open}>
            {t("left.open")}
          </Button>
        </div>
      )}
      {sheaf && <SheafDialog sheaf={sheaf} onClose={() => setSheaf(null)} />}
    </div>
  );
}

function SheafDialog({ sheaf, onClose }: { sheaf: Sheaf; onClose: () => void }) {
  const [typed, setTyped] = useState("");
  const { text, read, wrong } = putTogether(sheaf, typed);
  return (
    <Dialog title={t("left.title")} onClose={onClose}>
      {sheaf.mine ? (
        <>
          <p>{t("left.mine")}</p>
          <p dir="ltr">
            <code>{spoken(sheaf)}</code>
          </p>
        </>
      ) : (
        <p>{t("left.none_mine")}</p>
      )}
      {text === null ? (
        <>
          <Field label={t("left.others")} hint={t("left.others_hint")} rows={4} value={typed} onValue={setTyped} />
          <p role="status" class="small">
            {t("left.together", { read, needed: sheaf.place.threshold })}{" "}
            {wrong > 0 && t("left.wrong", { count: wrong })}
          </p>
        </>
      ) : (
        <>
          <Banner tone="good" announced>
            {t("left.opened")}
          </Banner>
          <blockquote class="glimpse" dir="auto">
            {text}
          </blockquote>
        </>
      )}
      <div class="row">
        <Button onPress={onClose}>{t("dialog.close")}</Button>
      </div>
    </Dialog>
  );
}
