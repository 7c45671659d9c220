// SPDX-License-Identifier: AGPL-3.0-or-later
// A request, sealed on this device and sent until the door has it. Language and imminence are all it can
// read.
import { type Bytes, toBase64url, utf8 } from "../../shared/sealing/bytes.ts";
import { EnvelopeKind, type SealedEnvelope, close, mostPayload } from "../../shared/sealing/envelope.ts";
import { requestOfToken } from "../../shared/sealing/form.ts";
import { KeyKind } from "../../shared/sealing/keys.ts";
import { Receipt } from "../../shared/sealing/receipt.ts";
import { type Outgoing, listed, outgoing } from "../files/outgoing.ts";
import { type SendingWatch, sendAll } from "../files/sending.ts";
import { type House, type Kind, KeysWrong, addressees, verified } from "../house.ts";
import type { Base64, ReaderKeys, Stated } from "../line/door.ts";
import { Cut, Refused, insist, pause, post } from "../line/line.ts";
import { readerKeys } from "../reader_keys.ts";
import { type Answers, saysSomething } from "./answers.ts";
import { intakeFiles } from "./intake_files.ts";

export interface Wish {
  token: string;
  kind: Kind;
  language: string;
  imminence: string;
  answers: Answers;
  files: readonly File[];
  root: Base64;
}

export interface SubmissionWatch extends SendingWatch {
  tell(key: string): void;
  final(): void;
}

export interface Arrived {
  receipt: Receipt;
  finderHash: Base64;
  deferred: boolean; // the files were not taken
}

interface Prepared extends Stated {
  sequence: number;
}

const mostMoves = 6;

export async function sendRequest(wish: Wish, watch: SubmissionWatch): Promise<Arrived> {
  watch.tell("script.preparing");
  const prepared = await prepare(wish, watch);
  const files = wish.files.map(outgoing);
  if (payloadOf(wish, blankKeys, files).length > mostPayload) throw new Refused("form.too_long");

  watch.tell("script.sealing");
  const sent = await sendAll(files, prepared, intakeFiles(prepared.request), watch);
  if (sent.deferred && sent.files.length === 0 && !saysSomething(wish.answers))
    throw new Refused("script.files_alone");
  watch.final();
  const arrived = await deliver(wish, prepared, sent.files, watch);
  return { ...arrived, deferred: sent.deferred };
}

// The same token names the same request, however often it is asked.
async function prepare(wish: Wish, watch: SubmissionWatch): Promise<Prepared> {
  const body = { token: wish.token, kind: wish.kind };
  const prepared = await insist(() => post<Prepared>("/api/prepare", body, watch.signal), watch);
  const house = verified(prepared, wish.root);
  if (requestOfToken(house.organisation, wish.token) !== prepared.request) throw new KeysWrong();
  return prepared;
}

// 15.1: an answer may be lost. Only this page has the token, so a higher number next time means that ours is
// there.
async function deliver(
  wish: Wish,
  first: Prepared,
  files: readonly Outgoing[],
  watch: SubmissionWatch,
): Promise<Omit<Arrived, "deferred">> {
  let made = submission(wish, first, files, Receipt.fresh());
  let lost = false;
  for (let cuts = 0, moves = 0; ;) {
    try {
      await post("/api/requests", made.body, watch.signal);
      return made;
    } catch (reason) {
      if (!(reason instanceof Cut) && (!isMoved(reason, lost) || ++moves > mostMoves)) throw reason;
      if (reason instanceof Cut) {
        lost = true;
        watch.interrupted();
        await pause(cuts++, watch.signal);
      }
      const prepared = await prepare(wish, watch);
      watch.resumed();
      if (lost && prepared.sequence > made.body.sequence) return made;
      if (!(reason instanceof Cut))
        made = submission(wish, prepared, files, receiptAfter(reason, made.receipt));
    }
  }
}

// Keys have changed, or another number is due: it is sealed again. Once an answer was lost, a receipt that is
// known there already means the same.
function isMoved(reason: unknown, lost: boolean): boolean {
  if (!(reason instanceof Refused)) return false;
  const moved = ["intake.keys_moved", "intake.sequence_taken", ...(lost ? ["intake.unreadable"] : [])];
  return moved.includes(reason.code);
}

// The number was taken by a twin of this page: its receipt dies, and ours must be another.
function receiptAfter(reason: unknown, receipt: Receipt): Receipt {
  return reason instanceof Refused && reason.code === "intake.sequence_taken" ? Receipt.fresh() : receipt;
}

function submission(wish: Wish, prepared: Prepared, files: readonly Outgoing[], receipt: Receipt) {
  const house = verified(prepared, wish.root);
  const keys = readerKeys(receipt, house.organisation);
  const { recipients } = addressees(house, prepared, wish.kind);
  const sealed = sealedRequest(wish, prepared, { house, receipt, keys, files, recipients });
  const body = {
    token: wish.token,
    sequence: prepared.sequence,
    kind: wish.kind,
    language: wish.language,
    imminence: wish.imminence,
    envelope: toBase64url(sealed.bytes),
    wraps: sealed.wraps.map((one) => toBase64url(one.bytes)),
    reader: keys,
    files: files.map((one) => one.id),
  };
  return { receipt, finderHash: keys.finder_hash, body };
}

interface Sealing {
  house: House;
  receipt: Receipt;
  keys: ReaderKeys;
  files: readonly Outgoing[];
  recipients: ReturnType<typeof addressees>["recipients"];
}

function sealedRequest(wish: Wish, prepared: Prepared, sealing: Sealing): SealedEnvelope {
  const { organisation } = sealing.house;
  const place = {
    organisation,
    request: prepared.request,
    kind: EnvelopeKind.request,
    sequence: prepared.sequence,
  };
  const signer = { kind: KeyKind.receiptSigner, seed: sealing.receipt.signer(organisation) };
  const sealed = close(place, payloadOf(wish, sealing.keys, sealing.files), signer, sealing.recipients);
  if (!sealed) throw new Refused("form.too_long");
  return sealed;
}

const blankKeys: ReaderKeys = { finder_hash: "", reader_key: "x".repeat(1622), signer_key: "x".repeat(43) };

// 11.2
function payloadOf(wish: Wish, keys: ReaderKeys, files: readonly Outgoing[]): Bytes {
  const receipt = { reader: keys.reader_key, signer: keys.signer_key };
  return utf8(JSON.stringify({ v: 1, answers: wish.answers, receipt, files: listed(files), path: "script" }));
}
