// SPDX-License-Identifier: AGPL-3.0-or-later
// Writing into a thread: sealed here to the request's key, or to its people while it has none that is open.
import { type Bytes, toBase64url, utf8 } from "../../shared/sealing/bytes.ts";
import { EnvelopeKind, close, mostPayload } from "../../shared/sealing/envelope.ts";
import { KeyKind } from "../../shared/sealing/keys.ts";
import type { Answers } from "../ask/answers.ts";
import { type Outgoing, listed, outgoing } from "../files/outgoing.ts";
import { type SendingWatch, sendAll } from "../files/sending.ts";
import { addressees } from "../house.ts";
import { Cut, Refused, pause, post } from "../line/line.ts";
import { askThread, returnFiles } from "./asking.ts";
import { type Thread, opened } from "./opening.ts";
import { readPayload } from "./payload.ts";
import type { Visit } from "./visit.ts";

export interface Words {
  text: string;
  set?: Answers; // later form fields: a new safe contact, consent
  files: readonly File[];
  language: string;
  about?: "closing"; // a closed request stays closed
}

export interface WritingWatch extends SendingWatch {
  final(): void;
}

const mostMoves = 6;

// True: the files were not taken.
export async function write(
  visit: Visit,
  thread: Thread,
  words: Words,
  watch: WritingWatch,
): Promise<boolean> {
  const files = words.files.map(outgoing);
  if (payloadOf(words, files).length > mostPayload) throw new Refused("form.too_long");
  const place = { organisation: visit.organisation, request: thread.answer.request };
  const sent = await sendAll(files, place, returnFiles(visit.finder), watch);
  watch.final();
  if (sent.files.length === 0 && words.text.trim() === "" && !words.set)
    throw new Refused("script.files_alone");
  await deliver(visit, thread, { words, files: sent.files }, watch);
  return sent.deferred;
}

interface Letter {
  words: Words;
  files: readonly Outgoing[];
}

// When an answer was lost, the thread itself shows whether ours is there.
async function deliver(visit: Visit, first: Thread, letter: Letter, watch: WritingWatch): Promise<void> {
  const tried = new Map<string, Bytes>();
  let thread = first;
  for (let cuts = 0, moves = 0; ;) {
    const made = sealed(visit, thread, letter);
    tried.set(made.body.envelope, made.payload);
    try {
      await post("/api/messages", made.body, watch.signal);
      return remember(visit, made.body.sequence, made.payload);
    } catch (reason) {
      if (!(reason instanceof Cut) && (!isMoved(reason) || ++moves > mostMoves)) throw reason;
      if (reason instanceof Cut) {
        watch.interrupted();
        await pause(cuts++, watch.signal);
      }
      thread = opened(await askThread(visit, watch), visit);
      watch.resumed();
      const there = thread.answer.envelopes.find((one) => tried.has(one.sealed));
      if (there) return remember(visit, there.sequence, tried.get(there.sealed)!);
    }
  }
}

function remember(visit: Visit, sequence: number, payload: Bytes): void {
  const said = readPayload(payload);
  if (said) visit.said.set(sequence, said);
}

function isMoved(reason: unknown): boolean {
  return (
    reason instanceof Refused &&
    (reason.code === "intake.keys_moved" || reason.code === "intake.sequence_taken")
  );
}

function sealed(visit: Visit, { answer, house }: Thread, { words, files }: Letter) {
  const payload = payloadOf(words, files);
  const place = {
    organisation: house.organisation,
    request: answer.request,
    kind: EnvelopeKind.message,
    sequence: answer.next_sequence,
  };
  const { recipients } = addressees(house, answer, answer.kind);
  const made = close(place, payload, { kind: KeyKind.receiptSigner, seed: visit.signer }, recipients);
  if (!made) throw new Refused("form.too_long");
  const body = {
    finder: visit.finder,
    sequence: answer.next_sequence,
    envelope: toBase64url(made.bytes),
    wraps: made.wraps.map((one) => toBase64url(one.bytes)),
    files: files.map((one) => one.id),
    ...(words.about && { about: words.about }),
  };
  return { payload, body };
}

// 11.4
function payloadOf({ text, set, language }: Words, files: readonly Outgoing[]): Bytes {
  return utf8(JSON.stringify({ v: 1, text, files: listed(files), language, ...(set && { set }) }));
}
