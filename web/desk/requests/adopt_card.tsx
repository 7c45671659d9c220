// SPDX-License-Identifier: AGPL-3.0-or-later
// The first opener decides who works on it, and their device makes the request's own key (doc/sealing.md
// 8.2).
import { useState } from "preact/hooks";
import { type Junk, Refused, type RequestRecord, requests } from "../../shared/api.ts";
import { Button } from "../../shared/components/button.tsx";
import { Checks } from "../../shared/components/field.tsx";
import { refreshDirectory } from "../access/vouching.ts";
import { session } from "../access/session.ts";
import { announce } from "../house/announcer.tsx";
import { Failure, useDoing } from "../house/doing.tsx";
import { look } from "../house/live.ts";
import { t } from "../speak.ts";
import { JunkChoice } from "./junk_choice.tsx";
import { personName } from "./names.ts";
import { previewOf } from "./previews.ts";
import { adopt } from "./thread.ts";

export function AdoptCard({ record, onDone }: { record: RequestRecord; onDone: () => unknown }) {
  const { facts } = record;
  const me = session().place.person;
  const [team, setTeam] = useState(facts.team);
  const [glimpse, setGlimpse] = useState<string | null>(null);
  const [why, setWhy] = useState<Junk>("advertising");
  const doing = useDoing();

  const open = () =>
    doing.run(async () => {
      await refreshDirectory();
      try {
        await adopt(facts.id, record, [me, ...team.filter((one) => one !== me)]);
      } catch (error) {
        // Somebody was faster: then it is theirs to share, and we see it as they left it.
        if (!(error instanceof Refused) || error.code !== "requests.moved") throw error;
        announce(t("adopt.moved"));
      }
      await onDone();
    });
  const bin = () =>
    doing.run(async () => {
      const { binned } = await requests.bin([facts.id], why);
      if (binned === 0) return doing.fail(t("bin.unopened", { count: 1 }));
      await look();
      await onDone();
    });
  const unbin = () =>
    doing.run(async () => {
      await requests.takeBack([facts.id]);
      await look();
      await onDone();
    });
  const glance = () =>
    doing.run(async () => {
      const [found] = await requests.previews([facts.id]);
      setGlimpse(
        found ? ((await previewOf(found.envelope, facts.id)).text ?? t("sort.unopened")) : t("sort.unopened"),
      );
    });

  return (
    <section class="card stack adopt">
      <h2>{t("adopt.title")}</h2>
      <p>{t("adopt.what")}</p>
      {glimpse !== null && (
        <blockquote class="glimpse words-kept" dir="auto" lang={facts.language}>
          {glimpse}
        </blockquote>
      )}
      <Checks
        label={t("adopt.team")}
        hint={t("adopt.team_hint")}
        values={[...new Set([me, ...team])]}
        options={facts.team.map((person) => [
          person,
          person === me ? t("person.you", { name: personName(person) }) : personName(person),
        ])}
        onValues={(chosen) => setTeam(chosen)}
      />
      <Failure doing={doing} />
      {doing.busy && (
        <p role="status" class="soft">
          {t("request.opening")}
        </p>
      )}
      <div class="row">
        <Button kind="main" onPress={open}>
          {t("adopt.do")}
        </Button>
        {glimpse === null && <Button onPress={glance}>{t("adopt.glance")}</Button>}
        {facts.state === "binned" && <Button onPress={unbin}>{t("adopt.unbin")}</Button>}
      </div>
      {facts.state === "new" && (
        <div class="row">
          <JunkChoice value={why} onValue={setWhy} />
          <Button kind="grave" onPress={bin}>
            {t("adopt.bin")}
          </Button>
        </div>
      )}
    </section>
  );
}
