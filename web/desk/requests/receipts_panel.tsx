// SPDX-License-Identifier: AGPL-3.0-or-later
// Who outside reads and writes here: receipts, codes that wait, and decisions about what each of them
// reaches.
import { useState } from "preact/hooks";
import { type Reach, type ReceiptReader, requests } from "../../shared/api.ts";
import { Banner } from "../../shared/components/banner.tsx";
import { Button } from "../../shared/components/button.tsx";
import { Dialog } from "../../shared/components/dialog.tsx";
import { Field, Radios } from "../../shared/components/field.tsx";
import { useDraft } from "../access/use_draft.ts";
import { Failure, useDoing } from "../house/doing.tsx";
import { t } from "../speak.ts";
import { CodeDialog } from "./code_dialog.tsx";
import { note } from "./thread.ts";
import type { ThreadProps } from "./thread_view.tsx";

export function ReceiptsPanel(props: ThreadProps) {
  const { readers } = props.thread;
  const [giving, setGiving] = useState(false);
  const [deciding, setDeciding] = useState<ReceiptReader | null>(null);
  const living = (reader: ReceiptReader) => reader.state !== "dead";
  return (
    <section class="card stack close">
      <h2>{t("receipts.title")}</h2>
      {readers.doubtful.some(living) && <Banner tone="alarm">{t("receipts.doubtful")}</Banner>}
      <ul class="plain-list stack close">
        {readers.real.map((reader) => (
          <li key={reader.id} class="stack close">
            <span>
              <strong>{t(`reader.${reader.kind}`)}</strong> · {t(`reader_state.${reader.state}`)} ·{" "}
              {t(`reach.${reader.reach}`)}
            </span>
            {living(reader) && (
              <span>
                <Button kind="quiet" onPress={() => setDeciding(reader)}>
                  {t("receipts.decide")}
                </Button>
              </span>
            )}
          </li>
        ))}
        {readers.codes
          .filter((code) => code.state === "code")
          .map((code) => (
            <li key={code.id}>{t("receipts.code_waits", { kind: t(`reader.${code.kind}`) })}</li>
          ))}
      </ul>
      <div class="row">
        <Button onPress={() => setGiving(true)}>{t("receipts.give")}</Button>
      </div>
      {giving && <CodeDialog {...props} onClose={() => setGiving(false)} />}
      {deciding && <ReachDialog {...props} reader={deciding} onClose={() => setDeciding(null)} />}
    </section>
  );
}

// A recorded decision: with its reason, in a note.
function ReachDialog({
  thread,
  reader,
  onChange,
  onClose,
}: ThreadProps & { reader: ReceiptReader; onClose: () => void }) {
  const [reach, setReach] = useState<Reach | "end">(reader.reach);
  const { id } = thread.record.facts;
  const [reason, setReason] = useDraft(`${id} reach ${reader.id}`);
  const doing = useDoing();
  const decide = () =>
    doing.run(async () => {
      const decided = reach === "end" ? t("reach.end") : t(`reach.${reach}`);
      await note(thread, t("reach.note", { who: t(`reader.${reader.kind}`), reach: decided, reason }), {
        what: "reach",
        reader: reader.id,
        reach,
      });
      if (reach === "end") await requests.endReader(id, reader.id);
      else await requests.setReach(id, reader.id, reach);
      setReason("");
      await onChange();
      onClose();
    });
  return (
    <Dialog title={t("reach.title", { who: t(`reader.${reader.kind}`) })} onClose={onClose}>
      <Radios
        label={t("reach.what")}
        value={reach}
        onValue={(value) => setReach(value as Reach | "end")}
        options={[
          ["all", t("reach.all")],
          ["own", t("reach.own")],
          ["none", t("reach.none")],
          ["end", t("reach.end")],
        ]}
      />
      <p class="small soft">{t("reach.past")}</p>
      <Field
        label={t("reach.reason")}
        hint={t("reach.reason_hint")}
        rows={3}
        value={reason}
        onValue={setReason}
        required
      />
      <Failure doing={doing} />
      <div class="row">
        <Button kind="main" disabled={reason.trim() === "" || reach === reader.reach} onPress={decide}>
          {t("reach.do")}
        </Button>
        <Button onPress={onClose}>{t("dialog.cancel")}</Button>
      </div>
    </Dialog>
  );
}
