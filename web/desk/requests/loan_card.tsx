// SPDX-License-Identifier: AGPL-3.0-or-later
// Somebody stands in this team by break-glass: the team sees it, and may keep them; they say why, to the team alone.
import { useState } from "preact/hooks";
import { type Id, type Loan, requests } from "../../shared/api.ts";
import { Banner } from "../../shared/components/banner.tsx";
import { Button } from "../../shared/components/button.tsx";
import { Field } from "../../shared/components/field.tsx";
import { Icon } from "../../shared/components/icon.tsx";
import { atMinute } from "../../shared/times.ts";
import { leads, session } from "../access/session.ts";
import { announce } from "../house/announcer.tsx";
import { Failure, useDoing, useLoaded } from "../house/doing.tsx";
import { t, word } from "../speak.ts";
import { personName } from "./names.ts";
import { useZone } from "./queue.tsx";
import { note } from "./thread.ts";
import type { ThreadProps } from "./thread_view.tsx";

export function LoanCard({ thread, onChange }: ThreadProps) {
  const { id, team } = thread.record.facts;
  const { value, again } = useLoaded(() => requests.loans(id), [id, team.join()]);
  const zone = useZone();
  const me = session().place.person;
  if (!value || value.length === 0) return null;
  const mine = value.find((loan) => loan.person === me);
  const told = (loan: Loan) => ({
    name: personName(loan.person),
    reason: word("loan_reason", loan.reason),
    until: atMinute(loan.until_at, zone),
  });
  const changed = async () => {
    await again();
    await onChange();
  };
  return (
    <section class="card stack close" aria-label={t("loan.title")}>
      <h2>
        <Icon name="warning" /> {t("loan.title")}
      </h2>
      {value.map((loan) => (
        <div class="stack close" key={loan.person}>
          <p>{t(loan.person === me ? "loan.mine" : "loan.theirs", told(loan))}</p>
          {!mine && leads() && <Keep request={id} loan={loan} onKept={changed} />}
        </div>
      ))}
      {mine && <WhyForm thread={thread} onChange={changed} />}
    </section>
  );
}

function Keep({ request, loan, onKept }: { request: Id; loan: Loan; onKept: () => Promise<void> }) {
  const doing = useDoing();
  const keep = () =>
    doing.run(async () => {
      await requests.keepLoan(request, loan.person);
      announce(t("loan.kept", { name: personName(loan.person) }));
      await onKept();
    });
  return (
    <>
      <Failure doing={doing} />
      <div class="row">
        <Button onPress={keep} disabled={doing.busy}>
          {t("loan.keep", { name: personName(loan.person) })}
        </Button>
      </div>
    </>
  );
}

function WhyForm({ thread, onChange }: { thread: ThreadProps["thread"]; onChange: () => Promise<void> }) {
  const [text, setText] = useState("");
  const [said, setSaid] = useState(false);
  const doing = useDoing();
  const submit = (event: Event) => {
    event.preventDefault();
    void doing.run(async () => {
      await note(thread, text);
      setText("");
      setSaid(true);
      await onChange();
    });
  };
  return (
    <form class="stack" onSubmit={submit}>
      {said && (
        <Banner tone="good" announced>
          {t("loan.why_said")}
        </Banner>
      )}
      <Field
        label={t("loan.why")}
        hint={t("loan.why_hint")}
        rows={3}
        value={text}
        onValue={setText}
        required
      />
      <Failure doing={doing} />
      <div class="row">
        <Button kind="main" submit disabled={doing.busy || text.trim() === ""}>
          {t("loan.why_do")}
        </Button>
      </div>
    </form>
  );
}
