// SPDX-License-Identifier: AGPL-3.0-or-later
import assert from "node:assert/strict";
import test from "node:test";
import { hiddenFacts } from "./hidden_facts.ts";
import { kindOf } from "./kinds.ts";

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const big16 = (value: number) => [value >> 8, value & 255];
const big32 = (value: number) => [0, 0, ...big16(value)];

// Make "Leica", and a GPS directory: 12° 30' 0" S, 45° 0' 36" E.
function exif(): number[] {
  const entry = (id: number, type: number, count: number, value: number[]) => [
    ...big16(id),
    ...big16(type),
    ...big32(count),
    ...value,
  ];
  const make = [...bytes("Leica\0")];
  const first = 8,
    makeAt = first + 2 + 24 + 4,
    gps = makeAt + 6,
    latitude = gps + 2 + 48 + 4,
    longitude = latitude + 24;
  const fraction = (value: number) => [...big32(value), ...big32(1)];
  return [
    ...bytes("MM"),
    0,
    42,
    ...big32(first),
    ...big16(2),
    ...entry(0x010f, 2, 6, big32(makeAt)),
    ...entry(0x8825, 4, 1, big32(gps)),
    ...big32(0),
    ...make,
    ...big16(4),
    ...entry(1, 2, 2, [...bytes("S"), 0, 0, 0]),
    ...entry(2, 5, 3, big32(latitude)),
    ...entry(3, 2, 2, [...bytes("E"), 0, 0, 0]),
    ...entry(4, 5, 3, big32(longitude)),
    ...big32(0),
    ...fraction(12),
    ...fraction(30),
    ...fraction(0),
    ...fraction(45),
    ...fraction(0),
    ...fraction(36),
  ];
}

function jpeg(body: number[]): Uint8Array {
  const segment = [...bytes("Exif\0\0"), ...body];
  return Uint8Array.from([
    0xff,
    0xd8,
    0xff,
    0xe1,
    ...big16(segment.length + 2),
    ...segment,
    0xff,
    0xda,
    0,
    0,
  ]);
}

test("a photograph that says where it was taken is found out", () => {
  const facts = hiddenFacts(jpeg(exif()));
  assert.deepEqual(facts, [
    { name: "place", value: "-12.50000, 45.01000" },
    { name: "camera", value: "Leica" },
  ]);
});

test("a picture cut at any byte is read without harm", () => {
  const whole = jpeg(exif());
  for (let size = 0; size < whole.length; ++size) assert.ok(Array.isArray(hiddenFacts(whole.slice(0, size))));
});

test("a directory that points at itself, far away or nowhere ends", () => {
  const wild = exif();
  for (let i = 4; i < wild.length; ++i) {
    const changed = [...wild];
    changed[i] = 0xff;
    assert.ok(Array.isArray(hiddenFacts(jpeg(changed))));
  }
});

test("notes in a PNG are shown", () => {
  const body = bytes("Author\0Ada");
  const chunk = Uint8Array.from([...big32(body.length), ...bytes("tEXt"), ...body, 0, 0, 0, 0]);
  const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, ...chunk]);
  assert.deepEqual(hiddenFacts(png), [{ name: "notes", value: "Author Ada" }]);
});

test("a page or a drawing with scripts is text, whatever it is called", () => {
  assert.equal(kindOf(bytes("<!DOCTYPE html><script>")).kind, "page");
  assert.equal(kindOf(bytes("  <svg onload=alert(1)>")).kind, "page");
  assert.equal(kindOf(bytes("dear all")).kind, "text");
  assert.equal(kindOf(bytes("%PDF-1.7")).kind, "pdf");
  assert.equal(kindOf(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0)).type, "image/jpeg");
  assert.equal(kindOf(Uint8Array.of(0, 1, 2, 0xfe)).kind, "other");
  assert.equal(kindOf(new Uint8Array(5000).fill(7)).kind, "other");
});

test("a letter cut by the first look is still text", () => {
  assert.equal(kindOf(new TextEncoder().encode("a".repeat(65535) + "é")).kind, "text");
});
