// SPDX-License-Identifier: AGPL-3.0-or-later
// What a browser fetches, in bytes on the line, heads included.
import { get } from "node:http";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import type { House } from "../doors/support/house.ts";
import type { Figure } from "./figures.ts";

interface Fetched { bytes: number; text: string }

const unpacked = (body: Buffer, coding?: string): Buffer =>
  coding === "br" ? brotliDecompressSync(body) : coding === "gzip" ? gunzipSync(body) : body;

function fetchOnce(address: string): Promise<Fetched> {
  return new Promise((told, failed) => {
    get(address, { agent: false, headers: { "Accept-Encoding": "gzip, deflate, br" } }, (response) => {
      const pieces: Buffer[] = [];
      const head = response.rawHeaders.reduce((sum, word) => sum + word.length + 2, 17);
      response.on("data", (piece) => pieces.push(piece));
      response.on("end", () => {
        const body = Buffer.concat(pieces);
        const plain = unpacked(body, response.headers["content-encoding"]);
        if (response.statusCode !== 200) failed(new Error(`${address}: ${response.statusCode}`));
        told({ bytes: head + body.length, text: plain.toString("utf8") });
      });
    }).once("error", failed);
  });
}

const addresses = (text: string, pattern: RegExp, base: string): string[] =>
  [...text.matchAll(pattern)].map((match) => new URL(match[1] ?? "", base).href);
const still = /<(?:link[^>]* rel="(?:stylesheet|icon)"[^>]*|img[^>]*) (?:href|src)="([^"]+)"/g;
const stillReversed = /<link[^>]* href="([^"]+)"[^>]* rel="(?:stylesheet|icon)"/g;
const scripts = /<script[^>]* src="([^"]+)"/g;
const preloads = /<link[^>]* rel="modulepreload"[^>]* href="([^"]+)"/g;
const imports = /(?:\bfrom|\bimport)\s*"(\.[^"]+\.js)"/g;

async function withoutScript(address: string): Promise<{ bytes: number; requests: number }> {
  const page = await fetchOnce(address);
  const parts = new Set([...addresses(page.text, still, address), ...addresses(page.text, stillReversed, address)]);
  const sizes = await Promise.all([...parts].filter((part) => part.startsWith("http")).map(fetchOnce));
  return { bytes: sizes.reduce((sum, one) => sum + one.bytes, page.bytes), requests: 1 + sizes.length };
}

export async function publicPages(house: House): Promise<Figure[]> {
  const worst = async (path: string) => {
    const all = await Promise.all(["en", "fr", "es", "ar", "my"].map((tag) => withoutScript(`${house.intake}${path}?lang=${tag}`)));
    return { bytes: Math.max(...all.map((one) => one.bytes)), requests: Math.max(...all.map((one) => one.requests)) };
  };
  const first = await worst("/");
  const form = await worst("/ask");
  return [{ name: "public first page, largest language", value: first.bytes / 1000, unit: "kB", atMost: 30 },
    { name: "public first page: requests", value: first.requests, unit: "", atMost: 3 },
    { name: "the form, largest language", value: form.bytes / 1000, unit: "kB", atMost: 30 },
    { name: "the form: requests", value: form.requests, unit: "", atMost: 3 }];
}

// Everything that must be there before the first screen: the page, its styles and scripts, and what those import.
export async function desk(house: House): Promise<Figure[]> {
  const address = `${house.desk}/`;
  const page = await fetchOnce(address);
  const waiting = [still, stillReversed, scripts, preloads].flatMap((pattern) => addresses(page.text, pattern, address));
  const seen = new Set<string>();
  let bytes = page.bytes;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const part = await fetchOnce(next);
    bytes += part.bytes;
    waiting.push(...addresses(part.text, imports, next));
  }
  return [{ name: "desk, first load", value: bytes / 1000, unit: "kB", atMost: 250 },
    { name: "desk, first load: requests", value: 1 + seen.size, unit: "" }];
}
