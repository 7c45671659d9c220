// SPDX-License-Identifier: AGPL-3.0-or-later
// An interpreter for this request alone: they get its keys, are called, and are out again when the work is
// done.
import { useEffect, useState } from "preact/hooks";
import { type Id, type Interpreting, helpline, requests } from "../../shared/api.ts";
import { Button } from "../../shared/components/button.tsx";
import { Select } from "../../shared/components/field.tsx";
import { leads, session } from "../access/session.ts";
import { refreshDirectory } from "../access/vouching.ts";
import { Failure, useDoing, useLoaded } from "../house/doing.tsx";
import { go } from "../house/go.ts";
import { look, onCall, pulse, touches } from "../house/live.ts";
import { useStore } from "../house/store.ts";
import { languageName, personName } from "../requests/names.ts";
import { historyFor } from "../requests/sealing_requests.ts";
import type { Thread } from "../requests/thread.ts";
import { t } from "../speak.ts";
import { isSpokenOnDuty, speakersFirst } from "./spoken.ts";

export function InterpreterCard({ thread, onChange }: { thread: Thread; onChange: () => unknown }) {
  const { facts } = thread.record;
  const { value: asked, again } = useLoaded(() => helpline.interpreters(facts.id), [facts.id]);
  const beat = useStore(pulse);
  const now = useStore(onCall);
  useEffect(() => {
    if (touches(beat, facts.id)) void again();
  }, [beat]);
  const mine = asked?.find((one) => one.person === session().place.person);
  if (mine) return <Mine request={facts.id} interpreting={mine} onChange={again} />;
  const needed = now !== null && !isSpokenOnDuty(facts.language, now);
  if (!asked || !leads() || (!needed && asked.length === 0)) return null;
  const known = asked.map((one) => one.person);
  const others = interpreters().filter((person) => person !== session().place.person);
  return (
    <section class="card stack close">
      <h2>{t("interpreter.title")}</h2>
      {asked.map((one) => (
        <p key={one.person}>
          {t(one.accepted ? "interpreter.accepted" : "interpreter.asked", { name: personName(one.person) })}
        </p>
      ))}
      {known.length === 0 && (
        <Asking
          thread={thread}
          people={speakersFirst(facts.language, others, now?.colleagues ?? [])}
          onDone={async () => {
            await again();
            await onChange();
          }}
        />
      )}
    </section>
  );
}

function interpreters(): Id[] {
  const { vouched } = session();
  const certified = vouched?.directory.entries.map((entry) => entry.person) ?? [];
  return certified.filter((person) => vouched?.people.get(person)?.roles.includes("interpreter"));
}

interface AskingProps {
  thread: Thread;
  people: readonly Id[];
  onDone: () => Promise<unknown>;
}

function Asking({ thread, people, onDone }: AskingProps) {
  const { facts } = thread.record;
  const [chosen, setChosen] = useState<Id | null>(null);
  const doing = useDoing();
  const person = chosen ?? people[0];
  if (person === undefined) return <p class="soft">{t("interpreter.nobody")}</p>;
  const ask = () =>
    doing.run(async () => {
      await refreshDirectory();
      // Whoever has the keys already is asked all the same: the line may have broken between the two.
      if (!facts.team.includes(person))
        await requests.addToTeam(facts.id, [{ person, wraps: historyFor(thread.keys, person) }]);
      await helpline.askInterpreter(facts.id, person);
      await onDone();
    });
  return (
    <>
      <p class="small">{t("interpreter.what", { language: languageName(facts.language) })}</p>
      <Select
        label={t("interpreter.who")}
        value={person}
        onValue={setChosen}
        options={people.map((one) => [one, personName(one)])}
      />
      <Failure doing={doing} />
      <div class="row">
        <Button disabled={doing.busy} onPress={ask}>
          {t("interpreter.ask", { name: personName(person) })}
        </Button>
      </div>
    </>
  );
}

interface MineProps {
  request: Id;
  interpreting: Interpreting;
  onChange: () => Promise<unknown>;
}

function Mine({ request, interpreting, onChange }: MineProps) {
  const doing = useDoing();
  const accept = () =>
    doing.run(async () => {
      await helpline.acceptInterpreting(request);
      await onChange();
    });
  const finish = () =>
    doing.run(async () => {
      await helpline.finishInterpreting(request);
      await look();
      go("/requests");
    });
  return (
    <section class="card stack close">
      <h2>{t("interpreter.title")}</h2>
      <p>{t("interpreter.mine", { name: personName(interpreting.asked_by) })}</p>
      <Failure doing={doing} />
      <div class="row">
        {!interpreting.accepted && (
          <Button kind="main" disabled={doing.busy} onPress={accept}>
            {t("interpreter.accept")}
          </Button>
        )}
        <Button disabled={doing.busy} onPress={finish}>
          {t(interpreting.accepted ? "interpreter.finish" : "interpreter.decline")}
        </Button>
      </div>
    </section>
  );
}
