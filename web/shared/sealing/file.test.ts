// SPDX-License-Identifier: AGPL-3.0-or-later
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type Bytes, sameBytes } from "./bytes.ts";
import {
  chunkCount,
  chunkLength,
  chunkSize,
  openChunk,
  openFile,
  paddedSize,
  sealChunk,
  sealFile,
  sealFileChunk,
} from "./file.ts";
import { freshId, freshSecret } from "./keys.ts";
import { start } from "./sodium.ts";

await start();

const place = { organisation: freshId(), request: freshId(), file: freshId() };
const key = freshSecret();

function someBytes(size: number): Bytes {
  return Uint8Array.from({ length: size }, (_, i) => (i * 31) % 251);
}

async function chunksOf(bytes: Bytes): Promise<Bytes[]> {
  const chunks: Bytes[] = [];
  for await (const chunk of sealFile(place, key, new Blob([bytes]))) chunks.push(chunk);
  return chunks;
}

async function joined(parts: Bytes[] | null): Promise<Bytes | null> {
  return parts && new Uint8Array(await new Blob(parts).arrayBuffer());
}

describe("padding of files", () => {
  test("adds at most 12 % and hides small sizes altogether", () => {
    assert.equal(paddedSize(0), 4096);
    assert.equal(paddedSize(4097), 4352);
    assert.equal(paddedSize(30_000_000), 30_408_704);
    for (let size = 4096; size < 2 ** 34; size = Math.floor(size * 1.037)) {
      assert.ok(paddedSize(size) >= size && paddedSize(size) <= size * 1.12, String(size));
      assert.equal(paddedSize(paddedSize(size)), paddedSize(size));
    }
  });
});

describe("a file", () => {
  for (const size of [0, 1, 4096, chunkSize - 1, chunkSize, chunkSize + 1, 3 * chunkSize + 5])
    test(`of ${size} bytes comes back as it was`, async () => {
      const bytes = someBytes(size);
      const chunks = await chunksOf(bytes);
      assert.equal(chunks.length, chunkCount(size));
      assert.ok(sameBytes((await joined(await openFile(place, key, size, chunks)))!, bytes));
    });

  test("resumes at any chunk with the same bytes", async () => {
    const blob = new Blob([someBytes(3 * chunkSize)]);
    const all = await chunksOf(new Uint8Array(await blob.arrayBuffer()));
    assert.deepEqual(await sealFileChunk(place, key, blob, 2), all[2]);
  });

  test("is refused when cut at any chunk boundary, and with chunks swapped, repeated or added", async () => {
    const size = 3 * chunkSize + 5;
    const chunks = await chunksOf(someBytes(size));
    for (let count = 0; count < chunks.length; ++count)
      assert.equal(await openFile(place, key, size, chunks.slice(0, count)), null, `cut after ${count}`);
    for (let at = 0; at + 1 < chunks.length; ++at) {
      const swapped = [...chunks];
      [swapped[at], swapped[at + 1]] = [swapped[at + 1], swapped[at]];
      assert.equal(await openFile(place, key, size, swapped), null);
      assert.equal(await openFile(place, key, size, chunks.with(at, chunks[at + 1])), null);
      assert.equal(await openFile(place, key, size, chunks.toSpliced(at, 1)), null);
    }
    assert.equal(await openFile(place, key, size, [...chunks, chunks.at(-1)!]), null);
    assert.equal(await openFile(place, key, size, chunks.with(3, chunks[3].subarray(0, -1) as Bytes)), null);
  });

  test("is refused when told a size it was not sealed with", async () => {
    const size = chunkSize + 5;
    const chunks = await chunksOf(someBytes(size));
    for (const told of [size - 1, size + 1, 5, chunkSize, 2 * size, -1, NaN, 2 ** 50])
      assert.equal(await openFile(place, key, told, chunks), null, String(told));
  });

  test("cut at a boundary cannot be passed off as a shorter one", async () => {
    const chunks = await chunksOf(new Uint8Array(4 * chunkSize));
    for (let count = 1; count < 4; ++count)
      assert.equal(await openFile(place, key, count * chunkSize, chunks.slice(0, count)), null);
  });

  test("is refused elsewhere and under another key", async () => {
    const [chunk] = await chunksOf(someBytes(100));
    for (const field of ["organisation", "request", "file"])
      assert.equal(openChunk({ ...place, [field]: freshId() }, key, 0, 100, chunk), null);
    assert.equal(openChunk(place, freshSecret(), 0, 100, chunk), null);
  });

  test("is refused after any single bit has changed", async () => {
    const [chunk] = await chunksOf(someBytes(100));
    for (let bit = 0; bit < chunk.length * 8; ++bit) {
      const broken = chunk.slice();
      broken[bit >> 3] ^= 1 << (bit & 7);
      assert.equal(openChunk(place, key, 0, 100, broken), null);
    }
  });

  test("is refused when its padding is not zero", () => {
    const plain = new Uint8Array(chunkLength(100, 0)).fill(0, 0, 100);
    plain[100] = 1;
    assert.equal(openChunk(place, key, 0, 100, sealChunk(place, key, 0, plain, 100)), null);
  });
});
