// SPDX-License-Identifier: AGPL-3.0-or-later
// What a file is by its own first bytes. What it was called, and what type it claims, decide nothing.
export type Kind = "image" | "audio" | "video" | "text" | "page" | "pdf" | "other";

export interface Found {
  kind: Kind;
  type: string;
}

const at = (bytes: Uint8Array, from: number, text: string) =>
  [...text].every((character, i) => bytes[from + i] === character.charCodeAt(0));
const starts = (bytes: Uint8Array, ...wanted: number[]) => wanted.every((byte, i) => bytes[i] === byte);

const signs: [(bytes: Uint8Array) => boolean, Kind, string][] = [
  [(b) => starts(b, 0xff, 0xd8, 0xff), "image", "image/jpeg"],
  [(b) => starts(b, 0x89, 0x50, 0x4e, 0x47), "image", "image/png"],
  [(b) => at(b, 0, "GIF8"), "image", "image/gif"],
  [(b) => at(b, 0, "RIFF") && at(b, 8, "WEBP"), "image", "image/webp"],
  [(b) => at(b, 4, "ftypavif"), "image", "image/avif"],
  [(b) => at(b, 0, "BM") && b.length > 26 && b[14] < 128, "image", "image/bmp"],
  [(b) => at(b, 0, "RIFF") && at(b, 8, "WAVE"), "audio", "audio/wav"],
  [(b) => at(b, 0, "ID3") || (b[0] === 0xff && (b[1] & 0xe6) === 0xe2), "audio", "audio/mpeg"],
  [(b) => at(b, 0, "OggS"), "audio", "audio/ogg"],
  [(b) => at(b, 0, "fLaC"), "audio", "audio/flac"],
  [(b) => at(b, 4, "ftypM4A"), "audio", "audio/mp4"],
  [(b) => at(b, 4, "ftyp") && !at(b, 8, "hei") && !at(b, 8, "mif"), "video", "video/mp4"],
  [(b) => starts(b, 0x1a, 0x45, 0xdf, 0xa3), "video", "video/webm"],
  [(b) => at(b, 0, "%PDF"), "pdf", "application/pdf"],
];

export function kindOf(bytes: Uint8Array): Found {
  for (const [fits, kind, type] of signs) if (fits(bytes)) return { kind, type };
  const text = readText(bytes.subarray(0, 65536), bytes.length > 65536);
  if (text === null) return { kind: "other", type: "application/octet-stream" };
  return /^\s*<(!doctype|html|svg|\?xml|script)/i.test(text)
    ? { kind: "page", type: "text/plain" }
    : { kind: "text", type: "text/plain" };
}

// null: not UTF-8, or with control characters that no text has. A cut may fall inside a letter.
export function readText(bytes: Uint8Array, cut = false): string | null {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: cut });
    return /[\0-\x08\x0e-\x1a\x1c-\x1f]/.test(text) ? null : text;
  } catch {
    return null;
  }
}
