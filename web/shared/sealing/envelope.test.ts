// SPDX-License-Identifier: AGPL-3.0-or-later
import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { type Bytes, sameBytes, utf8 } from "./bytes.ts";
import {
  EnvelopeKind,
  type Opened,
  type Place,
  type SealedEnvelope,
  type SignerKey,
  close,
  mostPayload,
  open,
  readOutside,
  recipientsDigest,
} from "./envelope.ts";
import { KeyKind, freshId, freshSecret, keyId, sealingPublic, signingPublic } from "./keys.ts";
import { start } from "./sodium.ts";
import {
  type Recipient,
  WrapPurpose,
  envelopeSubject,
  openRequestKey,
  openWrap,
  readWrap,
  recipientId,
  requestKeySubject,
  wrap,
} from "./wrap.ts";

await start();

const reader = freshSecret();
const officer = freshSecret();
const signerSeed = freshSecret();
const signerPublic = signingPublic(signerSeed);
const recipients: Recipient[] = [
  { kind: KeyKind.person, key: sealingPublic(reader) },
  { kind: KeyKind.recovery, key: sealingPublic(officer) },
];
const place: Place = { organisation: freshId(), request: freshId(), kind: EnvelopeKind.message, sequence: 7 };
const text = utf8('{"v":1,"text":"آمن","files":[]}');
const knownSigner: SignerKey = (kind, id) =>
  kind === KeyKind.receiptSigner && id === keyId(kind, signerPublic) ? signerPublic : null;

let sealed: SealedEnvelope;

function read(
  envelope: Uint8Array,
  wrapBytes: Uint8Array,
  expected = place,
  signerKey = knownSigner,
): Opened | null {
  const key = openWrap(wrapBytes, KeyKind.person, reader, WrapPurpose.contentKey, envelopeSubject(envelope));
  return key && open(expected, envelope, key, signerKey);
}

function withBit(bytes: Uint8Array, bit: number): Bytes {
  const out = bytes.slice() as Bytes;
  out[bit >> 3] ^= 1 << (bit & 7);
  return out;
}

before(() => {
  sealed = close(place, text, { kind: KeyKind.receiptSigner, seed: signerSeed }, recipients)!;
});

describe("an envelope", () => {
  test("opens for each recipient and for no other key", () => {
    assert.deepEqual(read(sealed.bytes, sealed.wraps[0].bytes)?.payload, text);
    const subject = envelopeSubject(sealed.bytes);
    assert.ok(openWrap(sealed.wraps[1].bytes, KeyKind.recovery, officer, WrapPurpose.contentKey, subject));
    assert.equal(
      openWrap(sealed.wraps[1].bytes, KeyKind.person, reader, WrapPurpose.contentKey, subject),
      null,
    );
    assert.equal(
      openWrap(sealed.wraps[0].bytes, KeyKind.epoch, reader, WrapPurpose.contentKey, subject),
      null,
    );
  });

  test("says outside only what it must", () => {
    const outside = readOutside(sealed.bytes)!;
    assert.deepEqual(outside.place, place);
    assert.equal(outside.bucket, 4096);
    assert.deepEqual(outside.recipientsDigest, recipientsDigest(recipients.map(recipientId).reverse()));
    assert.equal(readWrap(sealed.wraps[0].bytes)?.recipient, recipientId(recipients[0]));
  });

  test("is refused after any single bit of it has changed", () => {
    const key = openWrap(
      sealed.wraps[0].bytes,
      KeyKind.person,
      reader,
      WrapPurpose.contentKey,
      envelopeSubject(sealed.bytes),
    )!;
    for (let bit = 0; bit < sealed.bytes.length * 8; ++bit)
      assert.equal(open(place, withBit(sealed.bytes, bit), key, knownSigner), null, `bit ${bit}`);
  });

  test("is refused when any single bit of its wrap has changed", () => {
    const subject = envelopeSubject(sealed.bytes);
    const bytes = sealed.wraps[0].bytes;
    for (let bit = 0; bit < bytes.length * 8; ++bit)
      assert.equal(
        openWrap(withBit(bytes, bit), KeyKind.person, reader, WrapPurpose.contentKey, subject),
        null,
      );
  });

  test("is refused when cut or lengthened anywhere", () => {
    const key = openWrap(
      sealed.wraps[0].bytes,
      KeyKind.person,
      reader,
      WrapPurpose.contentKey,
      envelopeSubject(sealed.bytes),
    )!;
    for (let length = 0; length < sealed.bytes.length; length += length < 200 ? 1 : 97)
      assert.equal(open(place, sealed.bytes.subarray(0, length), key, knownSigner), null);
    const longer = new Uint8Array(sealed.bytes.length + 1);
    longer.set(sealed.bytes);
    assert.equal(open(place, longer, key, knownSigner), null);
  });

  test("is refused in another organisation, case, kind or sequence", () => {
    const elsewhere: Partial<Place>[] = [
      { organisation: freshId() },
      { request: freshId() },
      { kind: EnvelopeKind.request },
      { sequence: 8 },
    ];
    for (const change of elsewhere)
      assert.equal(read(sealed.bytes, sealed.wraps[0].bytes, { ...place, ...change }), null);
  });

  test("is refused with the wrap of another envelope", () => {
    const other = close(place, text, { kind: KeyKind.receiptSigner, seed: signerSeed }, recipients)!;
    assert.equal(read(sealed.bytes, other.wraps[0].bytes), null);
  });

  test("is refused when its signer is unknown or somebody else", () => {
    assert.equal(
      read(sealed.bytes, sealed.wraps[0].bytes, place, () => null),
      null,
    );
    assert.equal(
      read(sealed.bytes, sealed.wraps[0].bytes, place, () => signingPublic(freshSecret())),
      null,
    );
  });

  test("of the team is never signed by a receipt or by nobody", () => {
    const answer = { ...place, kind: EnvelopeKind.answer };
    assert.throws(
      () => close(answer, text, { kind: KeyKind.receiptSigner, seed: signerSeed }, recipients),
      RangeError,
    );
    assert.throws(() => close(answer, text, null, recipients), RangeError);
    assert.throws(() => close(place, text, null, recipients), RangeError);
  });

  test("is never closed for nobody", () => {
    assert.throws(
      () => close(place, text, { kind: KeyKind.receiptSigner, seed: signerSeed }, []),
      RangeError,
    );
  });

  test("takes a request from nobody", () => {
    const request = { ...place, kind: EnvelopeKind.request };
    const unsigned = close(request, text, null, recipients)!;
    assert.equal(read(unsigned.bytes, unsigned.wraps[0].bytes, request)?.signerKind, 0);
  });

  test("fills the smallest of three sizes and refuses what is longer", () => {
    const signer = { kind: KeyKind.receiptSigner, seed: signerSeed };
    const sizeOf = (length: number) => close(place, new Uint8Array(length), signer, recipients)?.bytes.length;
    const inner = 4 + 81;
    assert.equal(sizeOf(4096 - inner), 4096 + 124);
    assert.equal(sizeOf(4096 - inner + 1), 16384 + 124);
    assert.equal(sizeOf(mostPayload), 65536 + 124);
    assert.equal(sizeOf(mostPayload + 1), undefined);
  });

  test("names a recipient once however often it is given", () => {
    const twice = close(place, text, { kind: KeyKind.receiptSigner, seed: signerSeed }, [
      ...recipients,
      recipients[0],
    ])!;
    assert.equal(twice.wraps.length, 2);
    assert.ok(
      sameBytes(readOutside(twice.bytes)!.recipientsDigest, recipientsDigest(recipients.map(recipientId))),
    );
  });
});

describe("a case key's wrap", () => {
  test("opens only for the stated case, generation and public key", () => {
    const seed = freshSecret();
    const stated = {
      organisation: place.organisation,
      request: place.request,
      generation: 2,
      key: sealingPublic(seed),
    };
    const subject = requestKeySubject(stated.organisation, stated.request, 2, stated.key);
    const wrapped = wrap(seed, recipients[0], WrapPurpose.requestKey, subject).bytes;
    const opened = (change: object) =>
      openRequestKey(wrapped, KeyKind.person, reader, { ...stated, ...change });

    assert.deepEqual(opened({}), seed);
    assert.equal(opened({ generation: 3 }), null);
    assert.equal(opened({ request: freshId() }), null);
    assert.equal(opened({ key: sealingPublic(freshSecret()) }), null);
    assert.equal(openWrap(wrapped, KeyKind.person, reader, WrapPurpose.contentKey, subject), null);
  });

  test("is refused when its seed is not that of the stated key", () => {
    const stated = {
      organisation: place.organisation,
      request: place.request,
      generation: 1,
      key: sealingPublic(freshSecret()),
    };
    const subject = requestKeySubject(stated.organisation, stated.request, 1, stated.key);
    const wrapped = wrap(freshSecret(), recipients[0], WrapPurpose.requestKey, subject).bytes;
    assert.equal(openRequestKey(wrapped, KeyKind.person, reader, stated), null);
  });
});
