// SPDX-License-Identifier: AGPL-3.0-or-later
// What a picture says about who made it, where and when, besides what it shows. Names are words of
// locale/desk (`hidden.…`).
import { type Tags, Tiff } from "./tiff.ts";

export interface HiddenFact {
  name:
    | "place"
    | "taken"
    | "camera"
    | "software"
    | "author"
    | "serial"
    | "description"
    | "thumbnail"
    | "notes"
    | "edits";
  value: string;
}

const tag = {
  description: 0x010e,
  make: 0x010f,
  model: 0x0110,
  software: 0x0131,
  changed: 0x0132,
  artist: 0x013b,
  copyright: 0x8298,
  exif: 0x8769,
  gps: 0x8825,
  taken: 0x9003,
  owner: 0xa430,
  bodySerial: 0xa431,
  lensSerial: 0xa435,
  comment: 0x9286,
};

export function hiddenFacts(bytes: Uint8Array): HiddenFact[] {
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return inJpeg(bytes);
  if (bytes[0] === 0x89 && bytes[1] === 0x50) return inPng(bytes);
  if (bytes[0] === 0x52 && bytes[8] === 0x57) return inWebp(bytes);
  return [];
}

function inJpeg(bytes: Uint8Array): HiddenFact[] {
  const facts: HiddenFact[] = [];
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda) {
    const marker = bytes[at + 1];
    const length = (bytes[at + 2] << 8) | bytes[at + 3];
    facts.push(...inSegment(marker, bytes.subarray(at + 4, at + 2 + length)));
    at += 2 + Math.max(length, 2);
  }
  return facts;
}

function inSegment(marker: number, body: Uint8Array): HiddenFact[] {
  const begins = new TextDecoder("latin1").decode(body.subarray(0, 32));
  if (marker === 0xe1 && begins.startsWith("Exif\0\0")) return inExif(body.subarray(6));
  if (marker === 0xe1 && begins.startsWith("http://ns.adobe.com/xap"))
    return [{ name: "edits", value: "XMP" }];
  if (marker === 0xed && begins.startsWith("Photoshop")) return [{ name: "edits", value: "IPTC" }];
  if (marker === 0xfe)
    return [{ name: "notes", value: new TextDecoder().decode(body.subarray(0, 400)).trim() }];
  return [];
}

// Length, name, body, checksum, again and again.
function inPng(bytes: Uint8Array): HiddenFact[] {
  const facts: HiddenFact[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = view.getUint32(at);
    const name = new TextDecoder("latin1").decode(bytes.subarray(at + 4, at + 8));
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (name === "eXIf") facts.push(...inExif(body));
    if (name === "tEXt" || name === "iTXt" || name === "zTXt")
      facts.push({ name: "notes", value: printable(body) });
    at += 12 + length;
  }
  return facts;
}

function inWebp(bytes: Uint8Array): HiddenFact[] {
  const facts: HiddenFact[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 12; at + 8 <= bytes.length;) {
    const length = view.getUint32(at + 4, true);
    const name = new TextDecoder("latin1").decode(bytes.subarray(at, at + 4));
    if (name === "EXIF") facts.push(...inExif(bytes.subarray(at + 8, at + 8 + length)));
    if (name === "XMP ") facts.push({ name: "edits", value: "XMP" });
    at += 8 + length + (length % 2);
  }
  return facts;
}

function inExif(bytes: Uint8Array): HiddenFact[] {
  const tiff = new Tiff(bytes);
  const main = tiff.first();
  const deeper = subdirectory(tiff, main, tag.exif);
  const said = (name: HiddenFact["name"], ...values: (string | undefined)[]): HiddenFact[] => {
    const value = values.filter(Boolean).join(" ");
    return value ? [{ name, value }] : [];
  };
  return [
    ...place(subdirectory(tiff, main, tag.gps)),
    ...said("taken", text(deeper, tag.taken) ?? text(main, tag.changed)),
    ...said("camera", text(main, tag.make), text(main, tag.model)),
    ...said("serial", text(deeper, tag.bodySerial), text(deeper, tag.lensSerial)),
    ...said("author", text(main, tag.artist), text(main, tag.copyright), text(deeper, tag.owner)),
    ...said("software", text(main, tag.software)),
    ...said("description", text(main, tag.description)),
    ...(deeper.has(tag.comment) ? [{ name: "notes" as const, value: "UserComment" }] : []),
  ];
}

function subdirectory(tiff: Tiff, tags: Tags, which: number): Tags {
  const offset = tags.get(which);
  return Array.isArray(offset) ? tiff.directory(offset[0]) : new Map();
}

function text(tags: Tags, which: number): string | undefined {
  const value = tags.get(which);
  return typeof value === "string" && value !== "" ? value : undefined;
}

function place(gps: Tags): HiddenFact[] {
  if (gps.size === 0) return [];
  const latitude = degrees(gps.get(2), gps.get(1) === "S");
  const longitude = degrees(gps.get(4), gps.get(3) === "W");
  return [{ name: "place", value: latitude && longitude ? `${latitude}, ${longitude}` : "GPS" }];
}

function degrees(value: string | number[] | undefined, negative: boolean): string | null {
  if (!Array.isArray(value) || value.length < 3) return null;
  const [whole, minutes, seconds] = value;
  return ((negative ? -1 : 1) * (whole + minutes / 60 + seconds / 3600)).toFixed(5);
}

function printable(body: Uint8Array): string {
  return new TextDecoder("latin1").decode(body.subarray(0, 400)).replaceAll("\0", " ").trim();
}
