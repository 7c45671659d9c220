// SPDX-License-Identifier: AGPL-3.0-or-later
// Runs inside the page of browser.test.ts and leaves its answers where the test reads them.
import { toHex, utf8 } from "../bytes.ts";
import { EnvelopeKind, close, open } from "../envelope.ts";
import { KeyKind, freshId, freshSecret, keyId, sealingPublic, signingPublic } from "../keys.ts";
import { passphraseHash } from "../argon.ts";
import { NoWebAssembly, start } from "../sodium.ts";
import { checkAll } from "../vectors/all.ts";
import { type Official } from "../vectors/official.ts";
import { type Vectors } from "../vectors/tally.ts";
import { WrapPurpose, envelopeSubject, openWrap } from "../wrap.ts";

async function roundTrip(): Promise<boolean> {
  const reader = freshSecret();
  const seed = freshSecret();
  const key = signingPublic(seed);
  const place = { organisation: freshId(), request: freshId(), kind: EnvelopeKind.request, sequence: 0 };
  const recipient = { kind: KeyKind.person, key: sealingPublic(reader) };
  const sealed = close(place, utf8("{}"), { kind: KeyKind.receiptSigner, seed }, [recipient])!;
  const subject = envelopeSubject(sealed.bytes);
  const contentKey = openWrap(
    sealed.wraps[0].bytes,
    KeyKind.person,
    reader,
    WrapPurpose.contentKey,
    subject,
  )!;
  const opened = open(place, sealed.bytes, contentKey, (kind, id) => (id === keyId(kind, key) ? key : null));
  return toHex(opened!.payload) === toHex(utf8("{}"));
}

// How long the page could not react while the passphrase was hashed.
async function longestPause(work: Promise<unknown>): Promise<number> {
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 5);
  await work;
  clearInterval(timer);
  return longest;
}

async function answers(): Promise<object> {
  try {
    await start();
  } catch (reason) {
    return { noWebAssembly: reason instanceof NoWebAssembly };
  }
  return { roundTrip: await roundTrip(), ...(await hashed()), ...(await vectors()) };
}

// The same checks as in Node, where the test serves the vectors.
async function vectors(): Promise<object> {
  if (location.hash !== "#vectors") return {};
  const given = async (path: string) => (await fetch(path)).json();
  const { checked, wrong } = await checkAll(
    (await given("/sealing.json")) as Vectors,
    (await given("/official.json")) as Official,
  );
  return { checked, wrong };
}

async function hashed(): Promise<object> {
  const hashing = passphraseHash("correct horse", new Uint8Array(16).fill(2));
  const begun = performance.now();
  try {
    const pause = await longestPause(hashing);
    return { argon: toHex(await hashing), pause, taken: performance.now() - begun };
  } catch (reason) {
    return { noWorker: String(reason) };
  }
}

answers().then(
  (all) => Object.assign(globalThis, { answers: all }),
  (reason: unknown) => Object.assign(globalThis, { answers: { failed: String(reason) } }),
);
