// SPDX-License-Identifier: AGPL-3.0-or-later
// Envelopes, wraps, files (tests/vectors/README.md).
import { type Bytes, toHex, utf8 } from "../bytes.ts";
import { type EnvelopeKind, type Place, type SignerKey, open, readOutside } from "../envelope.ts";
import { chunkCount, chunkLength, chunkSize, openChunk, sealChunk } from "../file.ts";
import { KeyKind, hash } from "../keys.ts";
import { type Label } from "../contexts.ts";
import { WrapPurpose, envelopeSubject, openRequestKey, openWrap } from "../wrap.ts";
import { openInstructions, openShare, readShare, writtenShare } from "../instructions.ts";
import { type Tally, type Vectors, hex } from "./tally.ts";

type Envelope = Vectors["envelopes"][number];

function placeOf(place: Envelope["place"]): Place {
  const { organisation, kind, sequence } = place;
  return { organisation, request: place.case, kind: kind as EnvelopeKind, sequence };
}

// 2.5 counts 1 for a receipt and 2 for a person.
function signerKeyOf(signer: Envelope["signer"]): SignerKey {
  const kindOf = (kind: number) => (kind === 2 ? KeyKind.identity : KeyKind.receiptSigner);
  return (kind, id) =>
    signer && kind === kindOf(signer.kind) && id === signer.id ? hex(signer.public) : null;
}

export function checkEnvelopes(tally: Tally, vectors: Pick<Vectors, "envelopes">): void {
  for (const [n, one] of vectors.envelopes.entries()) {
    const what = `envelope ${n}`;
    const bytes = hex(one.bytes);
    for (const wrap of one.wraps) {
      const opened = openWrap(
        hex(wrap.bytes),
        wrap.kind as KeyKind,
        hex(wrap.seed),
        WrapPurpose.contentKey,
        envelopeSubject(bytes),
      );
      tally.is(`${what}: wrap`, opened, one.content_key);
    }
    tally.is(`${what}: recipients`, readOutside(bytes)?.recipientsDigest, one.recipients_digest);
    const opened = open(placeOf(one.place), bytes, hex(one.content_key), signerKeyOf(one.signer));
    tally.is(`${what}: text`, opened?.payload, utf8(one.payload));
    tally.is(`${what}: signer`, opened?.signer, one.signer?.id ?? "0".repeat(32));
    const replayed = { ...placeOf(one.place), sequence: one.place.sequence === 0 ? 1 : 0 };
    tally.refused(`${what}, replayed`, open(replayed, bytes, hex(one.content_key), signerKeyOf(one.signer)));
  }
}

export function checkRefusedEnvelopes(tally: Tally, vectors: Vectors): void {
  for (const one of vectors.refused_envelopes) {
    const signerKey: SignerKey = () => hex(one.signer.public);
    tally.refused(one.why, open(placeOf(one.place), hex(one.bytes), hex(one.content_key), signerKey));
  }
  for (const one of vectors.case_key_wraps) {
    const stated = {
      organisation: one.organisation,
      request: one.case,
      generation: one.generation,
      key: hex(one.public),
    };
    const opened = openRequestKey(hex(one.bytes), one.reader_kind as KeyKind, hex(one.reader_seed), stated);
    tally.is("case key", opened, one.opens ? one.secret : null);
  }
}

// Byte i of every file is i mod 251.
export function chunkOf(size: number, index: number): Bytes {
  const from = index * chunkSize;
  return Uint8Array.from({ length: chunkLength(size, index) }, (_, i) =>
    from + i < size ? (from + i) % 251 : 0,
  );
}

export function hashOfChunk(sealed: Bytes): string {
  return toHex(hash("vectors" as Label, sealed));
}

export function checkFiles(tally: Tally, { files }: Pick<Vectors, "files">): void {
  const place = { organisation: files.organisation, request: files.case, file: files.file };
  const key = hex(files.key);
  for (const one of files.sealed) {
    tally.is(`file of ${one.size}: chunks`, one.chunks.length, chunkCount(one.size));
    for (const [index, chunk] of one.chunks.entries()) {
      const plain = chunkOf(one.size, index);
      const sealed = sealChunk(place, key, index, plain, index === one.chunks.length - 1 ? one.size : null);
      tally.is(`file of ${one.size}: chunk ${index}`, hashOfChunk(sealed), chunk.hash);
      if ("bytes" in chunk) tally.is(`file of ${one.size}: bytes`, sealed, chunk.bytes);
      const real = plain.slice(0, Math.max(0, Math.min(plain.length, one.size - index * chunkSize)));
      tally.is(`file of ${one.size}: opened`, openChunk(place, key, index, one.size, sealed), real);
    }
  }
  for (const one of files.refused)
    tally.refused(one.why, openChunk(place, key, one.index, one.size, hex(one.bytes)));
}

export function checkInstructions(tally: Tally, { instructions }: Pick<Vectors, "instructions">): void {
  const { organisation, id, threshold, count } = instructions;
  const place = { organisation, request: instructions.case, id, threshold, shares: count };
  const opened = (written: string[]) => {
    const shares = written.map((each) => readShare(place, each)).filter((share) => share !== null);
    return openInstructions(place, hex(instructions.sealed), shares);
  };
  for (const some of instructions.combine) tally.is("instructions", opened(some), instructions.text);
  for (const some of instructions.refused) tally.refused("instructions", opened(some));
  const share = openShare(place, 2, hex(instructions.wrap), hex(instructions.wrap_seed));
  tally.is("share of instructions", share && writtenShare(place, share), instructions.shares[1]);
}
