// SPDX-License-Identifier: AGPL-3.0-or-later
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { base32, base32Bytes } from "./base32.ts";
import {
  type InstructionsPlace,
  closeInstructions,
  mostInstructions,
  openInstructions,
  openShare,
  readInstructions,
  readShare,
  wrapShare,
  writtenShare,
} from "./instructions.ts";
import { freshBytes, freshId, freshSecret, sealingPublic } from "./keys.ts";
import { combineParts, fieldInverse, fieldTimes, splitSecret } from "./sharing.ts";
import { start } from "./sodium.ts";

await start();

function somePlace(threshold: number, shares: number): InstructionsPlace {
  return { organisation: freshId(), request: freshId(), id: freshId(), threshold, shares };
}

function subsets<Item>(all: readonly Item[]): Item[][] {
  return Array.from({ length: 2 ** all.length }, (_, which) => all.filter((_item, i) => (which >> i) & 1));
}

describe("instructions", () => {
  test("open with any k shares and with no fewer", () => {
    const place = somePlace(3, 5);
    const sealed = closeInstructions(place, "اتصلوا بأختي")!;
    for (const some of subsets(sealed.shares))
      assert.equal(
        openInstructions(place, sealed.bytes, some),
        some.length >= 3 ? "اتصلوا بأختي" : null,
      );
  });

  test("say what they belong to, and open nowhere else", () => {
    const place = somePlace(2, 2);
    const { bytes, shares } = closeInstructions(place, "x")!;
    assert.deepEqual(readInstructions(bytes), place);
    assert.equal(openInstructions({ ...place, request: freshId() }, bytes, shares), null);
    for (const at of [0, 20, 50, 60, 90, 4000]) {
      const bent = bytes.slice();
      bent[at] ^= 1;
      assert.equal(openInstructions(place, bent, shares), null, String(at));
    }
  });

  test("refuse a share twice and a foreign one", () => {
    const place = somePlace(2, 3);
    const { bytes, shares } = closeInstructions(place, "x")!;
    assert.equal(openInstructions(place, bytes, [shares[0], shares[0]]), null);
    assert.equal(
      openInstructions(place, bytes, [shares[0], shares[1], { index: 3, value: freshSecret() }]),
      null,
    );
  });

  test("hide their length", () => {
    const place = somePlace(2, 2);
    const length = (count: number) => closeInstructions(place, "a".repeat(count))?.bytes.length;
    assert.equal(length(0), length(4092));
    assert.equal(length(4093), length(mostInstructions));
    assert.equal(length(mostInstructions + 1), undefined);
  });

  test("have shares for paper, read as they are typed", () => {
    const place = somePlace(2, 3);
    const share = closeInstructions(place, "x")!.shares[1];
    const written = writtenShare(place, share);
    assert.deepEqual(readShare(place, written.toLowerCase().replaceAll(" ", "-\n")), share);
    const misread = written.replace(/.$/, (last) => (last === "A" ? "B" : "A"));
    assert.equal(readShare(place, misread), null);
    assert.equal(readShare(somePlace(2, 3), written), null);
    assert.equal(readShare(place, "1!"), null);
  });

  test("have shares for staff, each in a wrap of its own", () => {
    const place = somePlace(2, 3);
    const share = closeInstructions(place, "x")!.shares[0];
    const seed = freshSecret();
    const { bytes } = wrapShare(place, share, sealingPublic(seed));
    assert.deepEqual(openShare(place, 1, bytes, seed), share);
    assert.equal(openShare(place, 2, bytes, seed), null);
    assert.equal(openShare(place, 1, bytes, freshSecret()), null);
  });
});

describe("parts of a secret", () => {
  test("stand in a field", () => {
    for (let a = 1; a < 256; ++a) assert.equal(fieldTimes(a, fieldInverse(a)), 1);
    assert.equal(fieldTimes(0x57, 0x83), 0xc1); // FIPS 197, 4.2
  });

  test("say nothing when one is missing: each of its values gives another secret", () => {
    const parts = splitSecret(Uint8Array.of(0x5a), 3, 5);
    for (const known of subsets([1, 2, 3, 4, 5]).filter((some) => some.length === 2)) {
      const missing = [1, 2, 3, 4, 5].find((index) => !known.includes(index))!;
      const held = known.map((index) => [index, parts[index - 1]] as const);
      const secrets = new Set(
        Array.from({ length: 256 }, (_, value) =>
          combineParts(new Map([...held, [missing, Uint8Array.of(value)]]), 1)[0],
        ),
      );
      assert.equal(secrets.size, 256);
    }
  });
});

describe("base 32", () => {
  test("reads what it writes and refuses spare bits", () => {
    for (let length = 0; length < 20; ++length) {
      const bytes = freshBytes(length);
      assert.deepEqual(base32Bytes(base32(bytes)), bytes);
    }
    assert.equal(base32(new TextEncoder().encode("foobar")), "MZXW6YTBOI");
    assert.equal(base32Bytes("MZ"), null);
    assert.equal(base32Bytes("mzxw6"), null);
  });
});
