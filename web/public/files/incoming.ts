// SPDX-License-Identifier: AGPL-3.0-or-later
// A file of the thread, opened here chunk by chunk and given to the browser to save.
import { fromBase64url } from "../../shared/sealing/bytes.ts";
import { type FilePlace, chunkCount, openChunk } from "../../shared/sealing/file.ts";
import { clear } from "../../shared/sealing/keys.ts";
import { make } from "../page/dom.ts";
import { safeName } from "./names.ts";

// Cut, swapped or lengthened: nothing of it is shown.
export class FileWrong extends Error {
  override name = "FileWrong";
}

export async function openChunks(
  place: FilePlace,
  file: { key: string; size: number },
  chunk: (number: number) => Promise<Uint8Array>,
  share: (done: number, total: number) => void,
): Promise<Blob> {
  const key = fromBase64url(file.key);
  if (!key) throw new FileWrong();
  const count = chunkCount(file.size);
  const parts: Blob[] = [];
  for (let number = 0; number < count; ++number) {
    const part = openChunk(place, key, number, file.size, await chunk(number));
    if (!part) throw new FileWrong();
    // A browser may lay a large Blob aside; an array it must keep in memory.
    parts.push(new Blob([part]));
    share(number + 1, count);
  }
  clear(key);
  return new Blob(parts);
}

// As bytes and nothing else, so that no browser opens it here.
export function saveLink(content: Blob, name: string, label: string): HTMLAnchorElement {
  const address = URL.createObjectURL(new Blob([content], { type: "application/octet-stream" }));
  return make("a", { class: "button", href: address, download: safeName(name) }, label);
}
