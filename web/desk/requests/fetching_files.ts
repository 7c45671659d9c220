// SPDX-License-Identifier: AGPL-3.0-or-later
// A file's chunks from the server, opened one by one. A cut, swapped or lengthened file does not open at all.
import { type Id, files } from "../../shared/api.ts";
import { fromBase64url } from "../../shared/sealing/bytes.ts";
import { chunkCount, openChunk } from "../../shared/sealing/file.ts";
import { clear } from "../../shared/sealing/keys.ts";
import { session } from "../access/session.ts";
import { Alarmed } from "../house/alarms.ts";
import type { SentFile } from "./payload.ts";

export async function fetchFile(
  request: Id,
  file: SentFile,
  onPart: (share: number) => void,
  signal: AbortSignal,
): Promise<Blob> {
  const place = { organisation: session().place.organisation, request, file: file.id };
  const key = fromBase64url(file.key)!;
  const count = chunkCount(file.size);
  const parts: Blob[] = [];
  try {
    for (let index = 0; index < count; ++index) {
      const sealed = await files.chunk(request, file.id, index, signal);
      const part = openChunk(place, key, index, file.size, sealed);
      if (!part) throw new Alarmed("alarm.file");
      // Blobs may rest on disk where the browser decides so; parts in memory would not fit for a large file.
      parts.push(new Blob([part]));
      onPart((index + 1) / count);
    }
  } finally {
    clear(key);
  }
  return new Blob(parts);
}

export function saveAs(blob: Blob, name: string): void {
  const link = document.createElement("a");
  // As bytes and nothing else: the browser must not open it in this origin.
  link.href = URL.createObjectURL(new Blob([blob], { type: "application/octet-stream" }));
  link.download =
    name
      .replace(/[\p{Cc}\p{Cf}/\\:*?"<>|]/gu, "_")
      .replace(/^\.+/, "_")
      .slice(-120) || "file";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
