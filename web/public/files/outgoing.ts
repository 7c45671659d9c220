// SPDX-License-Identifier: AGPL-3.0-or-later
// Sending files: sealed chunk by chunk while they go, from wherever the line was cut. Of a file of any size
// only a few chunks are in memory.
import { type Id, toBase64url } from "../../shared/sealing/bytes.ts";
import { chunkCount, sealFileChunk } from "../../shared/sealing/file.ts";
import { type Secret, clear, freshId, freshSecret } from "../../shared/sealing/keys.ts";
import { Cut, Refused, type Watch, insist, pause } from "../line/line.ts";
import type { Base64 } from "../line/door.ts";

export interface Outgoing {
  id: Id;
  key: Secret;
  upload: Base64; // says with every chunk that it is the same sender
  file: File;
  chunks: number;
}

export interface Place {
  organisation: Id;
  request: Id;
}

// The routes of one door.
export interface FileRoutes {
  put(one: Outgoing, number: number, sealed: Uint8Array<ArrayBuffer>, signal: AbortSignal): Promise<void>;
  have(one: Outgoing, signal: AbortSignal): Promise<[first: number, last: number][]>;
  done(one: Outgoing, signal: AbortSignal): Promise<void>;
}

// This device cannot read the file any more: it was moved or changed.
export class Unreadable extends Error {
  override name = "Unreadable";
  readonly file: string;

  constructor(file: string) {
    super();
    this.file = file;
  }
}

export function outgoing(file: File): Outgoing {
  const secret = freshSecret();
  const upload = toBase64url(secret);
  clear(secret);
  return { id: freshId(), key: freshSecret(), upload, file, chunks: chunkCount(file.size) };
}

// 11.3
export function listed(files: readonly Outgoing[]): object[] {
  return files.map(({ id, key, file }) => ({
    id,
    key: toBase64url(key),
    name: file.name,
    type: file.type,
    size: file.size,
  }));
}

const atOnce = 3;

// `sent` is told how many chunks of this file have arrived.
export async function send(
  one: Outgoing,
  place: Place,
  routes: FileRoutes,
  watch: Watch & { sent(chunks: number): void },
): Promise<void> {
  let missing = allOf(one);
  for (let attempt = 0; ; ++attempt) {
    try {
      await sendChunks(one, place, routes, missing, watch);
      await routes.done(one, watch.signal);
      return;
    } catch (reason) {
      if (!canGoOn(reason)) throw reason;
      watch.interrupted();
      await pause(attempt, watch.signal);
    }
    const before = missing.length;
    const there = await insist(() => routes.have(one, watch.signal), watch);
    missing = allOf(one).filter(
      (number) => !there.some(([first, last]) => number >= first && number <= last),
    );
    watch.resumed();
    watch.sent(one.chunks - missing.length);
    // Whoever makes headway does not wait longer and longer.
    if (missing.length < before) attempt = -1;
  }
}

function canGoOn(reason: unknown): boolean {
  return reason instanceof Cut || (reason instanceof Refused && reason.code === "files.incomplete");
}

function allOf(one: Outgoing): number[] {
  return Array.from({ length: one.chunks }, (_, number) => number);
}

// A few lanes take chunks from one list; when one fails the others stop too.
async function sendChunks(
  one: Outgoing,
  place: Place,
  routes: FileRoutes,
  numbers: readonly number[],
  watch: Watch & { sent(chunks: number): void },
): Promise<void> {
  const round = new AbortController();
  const stop = () => round.abort();
  watch.signal.addEventListener("abort", stop);
  const waiting = numbers.values();
  let arrived = one.chunks - numbers.length;
  const lane = async () => {
    for (const number of waiting) {
      await routes.put(one, number, await sealed(one, place, number), round.signal);
      watch.sent(++arrived);
    }
  };
  const lanes = Array.from({ length: atOnce }, () =>
    lane().catch((reason: unknown) => {
      stop();
      throw reason;
    }),
  );
  try {
    await Promise.all(lanes);
  } finally {
    await Promise.allSettled(lanes);
    watch.signal.removeEventListener("abort", stop);
  }
}

async function sealed(one: Outgoing, place: Place, number: number): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await sealFileChunk({ ...place, file: one.id }, one.key, one.file, number);
  } catch {
    throw new Unreadable(one.file.name);
  }
}
