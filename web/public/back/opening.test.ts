// SPDX-License-Identifier: AGPL-3.0-or-later
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { toBase64url, utf8 } from "../../shared/sealing/bytes.ts";
import { EnvelopeKind, type Signer, close } from "../../shared/sealing/envelope.ts";
import { KeyKind, freshId, sealingPublic } from "../../shared/sealing/keys.ts";
import { Receipt } from "../../shared/sealing/receipt.ts";
import { start } from "../../shared/sealing/sodium.ts";
import { madeUpHouse, somebody } from "../made_up_house.ts";
import { type StoredEnvelope, type ThreadAnswer, opened } from "./opening.ts";
import { Visit } from "./visit.ts";

await start();

const request = freshId();
const made = madeUpHouse(request);
const { numbers } = Receipt.fresh();
const visit = new Visit(numbers, made.stated.root);

function thread(...envelopes: StoredEnvelope[]): ThreadAnswer {
  return {
    ...made.stated,
    kind: "request",
    state: "answered",
    arrived_hour: 498_000,
    reader: { kind: "defender", reach: "all", state: "confirmed" },
    next_sequence: 1,
    envelopes,
  };
}

const byHandler: Signer = { kind: KeyKind.identity, seed: made.handler.identity };

function envelope(kind: StoredEnvelope["kind"], said: object, signer: Signer, sequence = 0): StoredEnvelope {
  const place = { organisation: made.stated.organisation, request, kind: EnvelopeKind[kind], sequence };
  const reader = { kind: KeyKind.reader, key: sealingPublic(visit.opener) };
  const sealed = close(place, utf8(JSON.stringify({ v: 1, ...said })), signer, [reader])!;
  return {
    id: freshId(),
    kind,
    sequence,
    hour: 498_001,
    sealed: toBase64url(sealed.bytes),
    wrap: toBase64url(sealed.wraps[0].bytes),
  };
}

const messagesOf = (...envelopes: StoredEnvelope[]) => opened(thread(...envelopes), visit).messages;

describe("a thread", () => {
  test("shows an answer signed by somebody of the house", () => {
    const [answer] = messagesOf(envelope("answer", { text: "We are here." }, byHandler));
    assert.equal(answer.voice, "team");
    assert.equal(answer.said?.text, "We are here.");
  });

  test("does not show what a stranger signed", () => {
    const stranger: Signer = { kind: KeyKind.identity, seed: somebody(2).identity };
    const [answer] = messagesOf(envelope("answer", { text: "Come here." }, stranger));
    assert.equal(answer.said, null);
    assert.equal(answer.doubtful, true);
  });

  test("does not show an answer in another's place", () => {
    const moved = { ...envelope("answer", { text: "x" }, byHandler), sequence: 1 };
    assert.equal(messagesOf(moved)[0].doubtful, true);
  });

  test("says of what is not for this receipt that it is sealed, and doubts nothing", () => {
    const mine = {
      ...envelope("message", { text: "x" }, { kind: KeyKind.receiptSigner, seed: visit.signer }),
      wrap: null,
    };
    assert.deepEqual(messagesOf(mine)[0], {
      voice: "mine",
      hour: 498_001,
      sequence: 0,
      said: null,
      doubtful: false,
    });
  });

  test("believes letters of an earlier receipt that the request itself names", () => {
    const earlier = new Visit(Receipt.fresh().numbers, made.stated.root);
    const signer: Signer = { kind: KeyKind.receiptSigner, seed: earlier.signer };
    const first = envelope(
      "request",
      { answers: { what: "x" }, receipt: { signer: toBase64url(earlier.signerKey) } },
      signer,
    );
    const second = envelope("message", { text: "y" }, signer, 1);
    assert.deepEqual(
      messagesOf(first, second).map((one) => one.said?.text),
      ["", "y"],
    );
    assert.equal(messagesOf(second)[0].doubtful, true);
  });
});
