// SPDX-License-Identifier: AGPL-3.0-or-later
// Sealing files chunk by chunk (doc/sealing.md section 4). A chunk depends on nothing but its own bytes, so
// an upload resumes at any chunk. null: refused.
import { type Bytes, type Id, idBytes, join, u64, u8 } from "./bytes.ts";
import { label } from "./contexts.ts";
import { type Secret, clear, keyedHash, openAead, sealAead, size } from "./keys.ts";

export const chunkSize = 262144;
export const sealedChunkSize = chunkSize + size.tag;
export const mostFileSize = 2 ** 40;
const leastPadded = 4096;

export interface FilePlace {
  organisation: Id;
  request: Id;
  file: Id;
}

// 4.2 Plain arithmetic: bit operators would cut at 32 bits.
export function paddedSize(trueSize: number): number {
  if (!Number.isSafeInteger(trueSize) || trueSize < 0 || trueSize > mostFileSize)
    throw new RangeError("sealing: file size");
  const least = Math.max(trueSize, leastPadded);
  const exponent = floorLog2(least);
  const step = 2 ** (exponent - (floorLog2(exponent) + 1));
  return Math.ceil(least / step) * step;
}

function floorLog2(value: number): number {
  let log = 0;
  while (2 ** (log + 1) <= value) ++log;
  return log;
}

export function chunkCount(trueSize: number): number {
  return Math.ceil(paddedSize(trueSize) / chunkSize);
}

// Plain length of chunk `index` of a file of this true size, padding included.
export function chunkLength(trueSize: number, index: number): number {
  return Math.min(chunkSize, paddedSize(trueSize) - index * chunkSize);
}

// How many bytes of the file itself are in chunk `index`; the rest of it is zeros.
function trueLength(trueSize: number, index: number): number {
  return Math.min(chunkLength(trueSize, index), Math.max(0, trueSize - index * chunkSize));
}

// Whole chunks only; the last with the true size, which is its final mark.
export function sealChunk(
  place: FilePlace,
  fileKey: Secret,
  index: number,
  plain: Uint8Array,
  trueSizeIfFinal: number | null,
): Bytes {
  if (plain.length === 0 || plain.length > chunkSize) throw new RangeError("sealing: chunk length");
  const key = chunkKey(place, fileKey);
  const sealed = sealAead(
    key,
    nonceOf(index, trueSizeIfFinal),
    associatedOf(place, index, trueSizeIfFinal),
    plain,
  );
  clear(key);
  return sealed;
}

// The chunk without its padding.
export function openChunk(
  place: FilePlace,
  fileKey: Secret,
  index: number,
  trueSize: number,
  sealed: Uint8Array,
): Bytes | null {
  if (!Number.isSafeInteger(trueSize) || trueSize < 0 || trueSize > mostFileSize) return null;
  const count = chunkCount(trueSize);
  if (!Number.isSafeInteger(index) || index < 0 || index >= count) return null;
  if (sealed.length !== chunkLength(trueSize, index) + size.tag) return null;

  const final = index === count - 1 ? trueSize : null;
  const key = chunkKey(place, fileKey);
  const padded = openAead(key, nonceOf(index, final), associatedOf(place, index, final), sealed);
  clear(key);
  if (!padded) return null;
  const length = trueLength(trueSize, index);
  if (padded.subarray(length).some((byte) => byte !== 0)) return null;
  return padded.slice(0, length);
}

// Chunk `index` of a file on this device; one chunk in memory at a time.
export async function sealFileChunk(
  place: FilePlace,
  fileKey: Secret,
  file: Blob,
  index: number,
): Promise<Bytes> {
  const from = index * chunkSize;
  const plain = new Uint8Array(chunkLength(file.size, index));
  const read = new Uint8Array(await file.slice(from, from + plain.length).arrayBuffer());
  // A file changed under our hands would be sealed as something it is not.
  if (read.length !== trueLength(file.size, index))
    throw new Error("sealing: the file changed while it was read");
  plain.set(read);
  const sealed = sealChunk(
    place,
    fileKey,
    index,
    plain,
    index === chunkCount(file.size) - 1 ? file.size : null,
  );
  clear(plain, read);
  return sealed;
}

// From `first` on, in order.
export async function* sealFile(
  place: FilePlace,
  fileKey: Secret,
  file: Blob,
  first = 0,
): AsyncGenerator<Bytes> {
  for (let index = first; index < chunkCount(file.size); ++index)
    yield await sealFileChunk(place, fileKey, file, index);
}

// 4.5 Exactly the chunks of a file of this size. The parts together are the file.
export async function openFile(
  place: FilePlace,
  fileKey: Secret,
  trueSize: number,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<Bytes[] | null> {
  const parts: Bytes[] = [];
  for await (const sealed of chunks) {
    const part = openChunk(place, fileKey, parts.length, trueSize, sealed);
    if (!part) return null;
    parts.push(part);
  }
  return parts.length === chunkCount(trueSize) ? parts : null;
}

// 4.4
function chunkKey(place: FilePlace, fileKey: Secret): Secret {
  return keyedHash(
    fileKey,
    label.file,
    idBytes(place.organisation),
    idBytes(place.request),
    idBytes(place.file),
  );
}

function nonceOf(index: number, trueSizeIfFinal: number | null): Bytes {
  return join(u64(index), u8(trueSizeIfFinal === null ? 0 : 1), new Uint8Array(15));
}

function associatedOf(place: FilePlace, index: number, trueSizeIfFinal: number | null): Bytes {
  return join(
    u8(1),
    idBytes(place.organisation),
    idBytes(place.request),
    idBytes(place.file),
    u64(index),
    u8(trueSizeIfFinal === null ? 0 : 1),
    u64(trueSizeIfFinal ?? 0),
  );
}
