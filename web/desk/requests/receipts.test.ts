// SPDX-License-Identifier: AGPL-3.0-or-later
import assert from "node:assert/strict";
import test from "node:test";
import type { ReceiptReader } from "../../shared/api_shapes.ts";
import { toBase64url } from "../../shared/sealing/bytes.ts";
import { freshId, freshSecret, sealingPublic, signingPublic } from "../../shared/sealing/keys.ts";
import { Receipt, handoverProof } from "../../shared/sealing/receipt.ts";
import { start } from "../../shared/sealing/sodium.ts";
import type { ThreadEntry } from "./opening.ts";
import { addressable, sortReaders } from "./receipts.ts";

await start();
const organisation = freshId();
const id = freshId();

function keysOf(receipt: Receipt) {
  return {
    reader_key: toBase64url(sealingPublic(receipt.opener(organisation))),
    signer_key: toBase64url(signingPublic(receipt.signer(organisation))),
  };
}

function reader(more: Partial<ReceiptReader>): ReceiptReader {
  const empty = {
    id: freshId(),
    kind: "defender",
    state: "confirmed",
    reach: "all",
    handover: null,
    replaces: null,
  } as const;
  return { ...empty, reader_key: "", signer_key: "", ...more };
}

const entry = (kind: "request" | "note", payload: object) =>
  ({ envelope: { kind }, payload }) as unknown as ThreadEntry;

const first = keysOf(Receipt.fresh());
const request = entry("request", { receipt: { reader: first.reader_key, signer: first.signer_key } });
const sort = (readers: ReceiptReader[], ...entries: ThreadEntry[]) => {
  const { real, codes, doubtful } = sortReaders({ organisation, id }, readers, entries);
  return [real.length, codes.length, doubtful.length];
};

test("the receipt that the sealed request brought is real", () => {
  assert.deepEqual(sort([reader(first)], request), [1, 0, 0]);
});

test("a receipt that the server put in is doubtful, even with one of the right keys", () => {
  const inserted = { reader_key: toBase64url(sealingPublic(freshSecret())), signer_key: first.signer_key };
  assert.deepEqual(sort([reader(first), reader(inserted)], request), [1, 0, 1]);
});

test("whoever took up our code proves it; a proof for other keys, another request or another code does not hold", () => {
  const code = Receipt.fresh();
  const codeKeys = keysOf(code);
  const note = entry("note", {
    record: { what: "code", numbers: code.numbers, signer: codeKeys.signer_key },
  });
  const waiting = reader({ ...codeKeys, state: "code" });
  const opener = sealingPublic(freshSecret());
  const signer = signingPublic(freshSecret());
  const taken = (
    proof: Uint8Array,
    keys = { reader_key: toBase64url(opener), signer_key: toBase64url(signer) },
  ) => reader({ ...keys, replaces: waiting.id, handover: toBase64url(proof) });
  const key = code.handoverKey(organisation);

  const right = taken(handoverProof(key, id, opener, signer));
  assert.deepEqual(sort([reader(first), waiting, right], request, note), [2, 1, 0]);
  const otherKeys = taken(handoverProof(key, id, opener, signer), {
    ...first,
    reader_key: toBase64url(opener),
  });
  const otherRequest = taken(handoverProof(key, freshId(), opener, signer));
  const otherCode = taken(handoverProof(Receipt.fresh().handoverKey(organisation), id, opener, signer));
  for (const wrong of [otherKeys, otherRequest, otherCode])
    assert.deepEqual(sort([waiting, wrong], request, note), [0, 1, 1]);
  assert.deepEqual(sort([waiting, right], request), [0, 0, 2]);
});

test("nothing is written to receipts that are dead, only codes, or shut out", () => {
  const known = {
    real: [reader({ state: "dead" }), reader({ reach: "none" }), reader({ reach: "own" })],
    codes: [reader({ state: "code" })],
    doubtful: [reader({})],
  };
  assert.deepEqual(
    addressable(known).map((one) => one.reach),
    ["own"],
  );
});
