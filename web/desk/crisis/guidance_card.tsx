// SPDX-License-Identifier: AGPL-3.0-or-later
// Guidance written once, and sent as an answer to every request of the cell that this person stands in: sealed here to
// its readers. The server notes where it went, so it goes on where it stopped, and goes nowhere twice.
import { useState } from "preact/hooks";
import { type Id, Refused, cells } from "../../shared/api.ts";
import { Button } from "../../shared/components/button.tsx";
import { leads } from "../access/session.ts";
import { announce } from "../house/announcer.tsx";
import { Failure, useDoing } from "../house/doing.tsx";
import { DraftForm } from "../requests/draft_form.tsx";
import { writePayload } from "../requests/payload.ts";
import { addressable } from "../requests/receipts.ts";
import { write } from "../requests/sealing_requests.ts";
import { readThread } from "../requests/thread.ts";
import { t } from "../speak.ts";
import { type Guidance, guidanceOf, writeGuidance } from "./cell.ts";
import type { BoardProps } from "./cell_screen.tsx";

// False: nobody has opened the request yet, or no receipt would open an answer.
async function sendTo(cell: Id, guidance: Guidance, request: Id): Promise<boolean> {
  const thread = await readThread(request);
  const readers = addressable(thread.readers).filter((one) => one.reach === "all");
  if (!thread.keys.open || readers.length === 0) return false;
  const payload = writePayload({ text: guidance.text, language: thread.record.facts.language, files: [] });
  try {
    await write(thread.keys, { kind: "answer", payload, files: [], readers }, (made) =>
      cells.guide(cell, request, guidance.id, made),
    );
  } catch (error) {
    // A colleague was faster: it is there.
    if (!(error instanceof Refused) || error.code !== "crisis.sent_already") throw error;
  }
  return true;
}

export function GuidanceCard(props: BoardProps) {
  const { thread, board } = props;
  const open = leads() && board.cell.stage !== "closed";
  return (
    <section class="card stack">
      <h2>{t("cell.guidance")}</h2>
      <p class="small soft">{t("cell.guidance_hint")}</p>
      <ul class="plain-list stack">
        {guidanceOf(thread).map((one) => (
          <Sending key={one.id} {...props} guidance={one} open={open} />
        ))}
      </ul>
      {open && <Writing {...props} />}
    </section>
  );
}

function Sending({ board, again, guidance, open }: BoardProps & { guidance: Guidance; open: boolean }) {
  const left = board.requests.filter((one) => !one.guidance.includes(guidance.id)).map((one) => one.facts.id);
  const all = board.requests.length;
  const [sent, setSent] = useState(0);
  const [missed, setMissed] = useState(0);
  const doing = useDoing();
  const send = () =>
    doing.run(async () => {
      let [done, without] = [0, 0];
      try {
        for (const request of left) {
          if (await sendTo(board.cell.id, guidance, request)) setSent(++done);
          else setMissed(++without);
        }
      } finally {
        await again();
        setSent(0);
      }
      announce(t("cell.done", { done, all: left.length }));
    });
  return (
    <li class="stack close">
      <blockquote class="words-kept" dir="auto">
        {guidance.text}
      </blockquote>
      <p class="small" role="status">
        {t("cell.guidance_sent", { done: all - left.length + (doing.busy ? sent : 0), all })}{" "}
        {missed > 0 && t("cell.guidance_missed", { count: missed })}
      </p>
      <Failure doing={doing} />
      {open && left.length > 0 && (
        <div class="row">
          <Button disabled={doing.busy} onPress={send}>
            {t("cell.guidance_send")}
          </Button>
        </div>
      )}
    </li>
  );
}

function Writing({ thread, again }: BoardProps) {
  return (
    <DraftForm
      draft={`${thread.record.facts.id} guidance`}
      label={t("cell.guidance_text")}
      rows={5}
      action={t("cell.guidance_keep")}
      done={t("cell.saved")}
      write={(text) => writeGuidance(thread, text)}
      onChange={again}
    />
  );
}
