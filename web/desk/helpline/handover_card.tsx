// SPDX-License-Identifier: AGPL-3.0-or-later
// Handing this request over, or taking it over. What the colleague must know is a note of the request, sealed
// like any other.
import { useState } from "preact/hooks";
import { helpline, type Id } from "../../shared/api.ts";
import { Button } from "../../shared/components/button.tsx";
import { Field, Select } from "../../shared/components/field.tsx";
import { Icon } from "../../shared/components/icon.tsx";
import { atMinute } from "../../shared/times.ts";
import { session } from "../access/session.ts";
import { announce } from "../house/announcer.tsx";
import { Failure, useDoing } from "../house/doing.tsx";
import { look, onCall } from "../house/live.ts";
import { useStore } from "../house/store.ts";
import { personName } from "../requests/names.ts";
import { useZone } from "../requests/queue.tsx";
import { note } from "../requests/thread.ts";
import type { ThreadProps } from "../requests/thread_view.tsx";
import { type Key, t } from "../speak.ts";
import { handlers } from "./people.ts";

export function HandoverCard({ thread, onChange }: ThreadProps) {
  const { facts } = thread.record;
  const handovers = useStore(onCall)?.handovers;
  if (!handovers) return null;
  const received = handovers.received.find((one) => one.request === facts.id);
  if (received) return <Received request={facts.id} giver={received.giver} />;
  const offered = handovers.offered.find((one) => one.request === facts.id);
  if (offered) return <Offered request={facts.id} receiver={offered.receiver} at={offered.offered} />;
  return handovers.held.includes(facts.id) ? <Give thread={thread} onChange={onChange} /> : null;
}

function useDeed() {
  const doing = useDoing();
  const act = (deed: () => Promise<unknown>, said: Key) => () =>
    doing.run(async () => {
      await deed();
      await look();
      announce(t(said));
    });
  return { doing, act };
}

function Received({ request, giver }: { request: Id; giver: Id }) {
  const { doing, act } = useDeed();
  return (
    <section class="card stack close" aria-label={t("handover.title")}>
      <p class="row path-plain">
        <Icon name="people" /> <strong>{t("handover.received", { name: personName(giver) })}</strong>
      </p>
      <Failure doing={doing} />
      <div class="row">
        <Button kind="main" onPress={act(() => helpline.acceptHandover(request), "handover.accepted")}>
          {t("handover.accept")}
        </Button>
        <Button onPress={act(() => helpline.endHandover(request), "swap.done")}>{t("handover.decline")}</Button>
      </div>
    </section>
  );
}

function Offered({ request, receiver, at }: { request: Id; receiver: Id; at: number }) {
  const zone = useZone();
  const { doing, act } = useDeed();
  return (
    <section class="card stack close" aria-label={t("handover.title")}>
      <p>{t("handover.offered", { name: personName(receiver), when: atMinute(at, zone) })}</p>
      <Failure doing={doing} />
      <div class="row">
        <Button onPress={act(() => helpline.endHandover(request), "swap.done")}>{t("handover.withdraw")}</Button>
      </div>
    </section>
  );
}

function Give({ thread, onChange }: ThreadProps) {
  const { facts } = thread.record;
  const me = session().place.person;
  const colleagues = handlers().filter(([id]) => id !== me && facts.team.includes(id));
  const [receiver, setReceiver] = useState(colleagues[0]?.[0] ?? "");
  const [text, setText] = useState("");
  const doing = useDoing();
  const submit = (event: Event) => {
    event.preventDefault();
    void doing.run(async () => {
      const written = await note(thread, text);
      setText("");
      await helpline.handOver(facts.id, receiver, written);
      await look();
      announce(t("handover.done"));
      await onChange();
    });
  };
  return (
    <details class="card">
      <summary>{t("handover.title")}</summary>
      <form class="stack" onSubmit={submit}>
        <p class="small">{t("handover.held")}</p>
        {colleagues.length === 0 ? (
          <p>{t("handover.nobody")}</p>
        ) : (
          <>
            <Select label={t("handover.to")} value={receiver} onValue={setReceiver} options={colleagues} />
            <Field
              label={t("handover.note")}
              hint={t("handover.note_hint")}
              rows={4}
              value={text}
              onValue={setText}
              required
            />
            <Failure doing={doing} />
            <div class="row">
              <Button kind="main" submit disabled={doing.busy || text.trim() === ""}>
                {t("handover.do")}
              </Button>
            </div>
          </>
        )}
      </form>
    </details>
  );
}
