// SPDX-License-Identifier: AGPL-3.0-or-later
// Looks for what must not be anywhere: in files, in processes, as it was written and as programs would hold it.
import { closeSync, lstatSync, openSync, readFileSync, readSync, readdirSync } from "node:fs";
import { join } from "node:path";

const piece = 8 << 20;
const mostMapped = 2 ** 31; // larger ones are reserved, not used
const mostFile = 256 << 20;

// Letters and digits only, so that base64 and base64url are the same.
export function writings(text: string): Buffer[] {
  const plain = Buffer.from(text);
  const shifted = [0, 1, 2].map((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), plain]).toString("base64");
    return Buffer.from(whole.slice(Math.ceil((before * 8) / 6), Math.floor(((before + plain.length) * 8) / 6)));
  });
  return [plain, Buffer.from(text, "utf16le"), ...shifted];
}

// What stands there, with a little of what is around it.
export function found(bytes: Buffer, needles: Buffer[], where: string): string[] {
  return needles.flatMap((needle) => {
    const at = bytes.indexOf(needle);
    if (at < 0) return [];
    const around = bytes.subarray(Math.max(0, at - 40), at + needle.length + 40).toString("latin1");
    return [`${where}: …${around.replaceAll(/[^\x20-\x7e]+/g, "·")}…`];
  });
}

export function inFiles(path: string, needles: Buffer[], since = 0): string[] {
  let hits: string[] = [];
  try {
    const file = lstatSync(path);
    if (file.isDirectory()) hits = readdirSync(path).flatMap((name) => inFiles(join(path, name), needles, since));
    if (file.isFile() && file.size <= mostFile && file.mtimeMs >= since) hits = found(readFileSync(path), needles, path);
  } catch { /* it is gone, and so is what was in it */ }
  return hits;
}

export function inMemory(pid: number, name: string, needles: Buffer[]): string[] {
  const memory = openSync(`/proc/${pid}/mem`, "r");
  const hits: string[] = [];
  for (const line of readFileSync(`/proc/${pid}/maps`, "utf8").split("\n")) {
    const [, from, to, place] = /^(\w+)-(\w+) r\S+ \S+ \S+ \S+ *(.*)$/.exec(line) ?? [];
    if (!from || !to || place === "[vvar]" || place === "[vsyscall]") continue;
    const [begin, end] = [Number.parseInt(from, 16), Number.parseInt(to, 16)];
    if (end - begin <= mostMapped) hits.push(...inRange(memory, begin, end, needles, `${name} ${place || "memory"}`));
  }
  closeSync(memory);
  return hits;
}

function inRange(memory: number, begin: number, end: number, needles: Buffer[], where: string): string[] {
  const overlap = Math.max(...needles.map((needle) => needle.length));
  const buffer = Buffer.alloc(piece + overlap);
  const hits: string[] = [];
  for (let at = begin; at < end; at += piece) {
    try {
      const read = readSync(memory, buffer, 0, Math.min(buffer.length, end - at), at);
      hits.push(...found(buffer.subarray(0, read), needles, where));
    } catch { /* mapped, but not readable: beyond the end of a file */ }
  }
  return hits;
}
