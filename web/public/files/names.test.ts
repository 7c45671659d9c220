// SPDX-License-Identifier: AGPL-3.0-or-later
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { safeName, sizeText } from "./names.ts";

describe("a file's name", () => {
  test("names no folder and no device", () => {
    assert.equal(safeName("../../etc/passwd"), "_.._etc_passwd");
    assert.equal(safeName("C:\\Users\\x.txt"), "C__Users_x.txt");
    assert.equal(safeName("CON.txt"), "_CON.txt");
    assert.equal(safeName(".bashrc"), "bashrc");
  });

  test("shows its true ending: nothing turns the direction of writing", () => {
    assert.equal(safeName("photo\u202Egpj.exe"), "photogpj.exe");
    assert.equal(safeName("a\u2066b\u2069\u200F\u061C.pdf"), "ab.pdf");
  });

  test("keeps every script's letters", () => {
    assert.equal(safeName("تقرير الشرطة.pdf"), "تقرير الشرطة.pdf");
    assert.equal(safeName("ဓာတ်ပုံ.jpg"), "ဓာတ်ပုံ.jpg");
  });

  test("is cut in the middle when it is too long, and its ending stays", () => {
    const name = safeName("x".repeat(300) + ".docx");
    assert.equal(name.length, 120);
    assert.ok(name.endsWith("x.docx"));
  });

  test("is never empty", () => {
    for (const name of ["", "...", "\u0000", " . "])
      assert.equal(safeName(name), "file", JSON.stringify(name));
  });
});

test("sizes are written as the page without a script writes them", () => {
  const sizes: [number, string][] = [
    [999, "999 B"],
    [1000, "1.0 kB"],
    [30_000_000, "30.0 MB"],
    [1_200_000_000, "1.2 GB"],
  ];
  for (const [bytes, text] of sizes) assert.equal(sizeText(bytes), text);
});
