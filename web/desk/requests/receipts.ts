// SPDX-License-Identifier: AGPL-3.0-or-later
// Which receipts of a request are real. The server lists them and could add one of its own, so a reader
// counts only when the sealed request brought its keys, or when it proves that it was made with a code we
// gave (doc/sealing.md 5.5).
import type { Id, ReceiptReader } from "../../shared/api.ts";
import { fromBase64url, toBase64url } from "../../shared/sealing/bytes.ts";
import { equal, sealingPublic, signingPublic } from "../../shared/sealing/keys.ts";
import { Receipt, handoverProof, receiptLength } from "../../shared/sealing/receipt.ts";
import type { ThreadEntry } from "./opening.ts";

export interface GivenCode {
  numbers: number[];
  signer: string;
}

export interface KnownReaders {
  real: ReceiptReader[];
  codes: ReceiptReader[];
  doubtful: ReceiptReader[];
}

export function givenCodes(entries: readonly ThreadEntry[]): GivenCode[] {
  return entries.flatMap(({ envelope, payload }) =>
    envelope.kind === "note" && payload?.record?.what === "code" ? [payload.record] : [],
  );
}

export function sortReaders(
  request: { organisation: Id; id: Id },
  readers: readonly ReceiptReader[],
  entries: readonly ThreadEntry[],
): KnownReaders {
  const known: KnownReaders = { real: [], codes: [], doubtful: [] };
  const asked = entries.find((entry) => entry.envelope.kind === "request")?.payload;
  const brought = asked?.receipt;
  const codes = new Map(
    givenCodes(entries)
      .filter(wellFormed)
      .map((code) => [code.signer, Receipt.from(code.numbers)]),
  );

  for (const reader of readers) {
    // The server cannot know for whom somebody wrote; the sealed form says it.
    const code = codes.get(reader.signer_key);
    if (brought?.reader === reader.reader_key && brought.signer === reader.signer_key)
      known.real.push(asked?.answers?.whom === "other" ? { ...reader, kind: "reporter" } : reader);
    else if (code && isOf(code, request.organisation, reader)) known.codes.push(reader);
    else if (provesItself(request, reader, readers, codes)) known.real.push(reader);
    else known.doubtful.push(reader);
  }
  for (const code of codes.values()) code.clear();
  return known;
}

function wellFormed(code: GivenCode): boolean {
  return (
    code.numbers.length === receiptLength &&
    code.numbers.every((one) => Number.isInteger(one) && one >= 0 && one < 512)
  );
}

function isOf(receipt: Receipt, organisation: Id, reader: ReceiptReader): boolean {
  return (
    toBase64url(sealingPublic(receipt.opener(organisation))) === reader.reader_key &&
    toBase64url(signingPublic(receipt.signer(organisation))) === reader.signer_key
  );
}

function provesItself(
  request: { organisation: Id; id: Id },
  reader: ReceiptReader,
  readers: readonly ReceiptReader[],
  codes: Map<string, Receipt>,
): boolean {
  const code = codes.get(readers.find((one) => one.id === reader.replaces)?.signer_key ?? "");
  const proof = fromBase64url(reader.handover ?? "");
  const keys = [fromBase64url(reader.reader_key), fromBase64url(reader.signer_key)];
  if (!code || !proof || !keys[0] || !keys[1]) return false;
  return equal(proof, handoverProof(code.handoverKey(request.organisation), request.id, keys[0], keys[1]));
}

// Who can read what we write: alive, real, and not shut out by a decision.
export function addressable(known: KnownReaders): ReceiptReader[] {
  return known.real.filter(
    (reader) => reader.state !== "dead" && reader.state !== "code" && reader.reach !== "none",
  );
}

export function handedOver(entries: readonly ThreadEntry[]): Set<Id> {
  return new Set(
    entries.flatMap(({ payload, envelope }) =>
      envelope.kind === "note" && payload?.record?.what === "handed over" ? [payload.record.reader] : [],
    ),
  );
}
