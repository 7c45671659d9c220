// SPDX-License-Identifier: AGPL-3.0-or-later
// The main story with JavaScript off, in French and in Arabic: ask with two files, staff are told by mail without content,
// open and answer; the answer is read with the receipt; the person adds, and withdraws.
import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { Defender, type Page } from "./support/defender.ts";
import { House } from "./support/house.ts";
import { type FileInPayload, Staff } from "./support/staff.ts";

let house: House;
let staff: Staff;
before(async () => {
  house = await House.open({ empty: true });
  staff = await Staff.at(house, "grace");
});
after(() => house.close());

for (const { language, said, answered } of [
  { language: "fr", said: "On m’a menacée ce matin. Ils savent où j’habite. ".repeat(20), answered: "Nous sommes là. Ne rentrez pas ce soir." },
  { language: "ar", said: "هددوني هذا الصباح وهم يعرفون أين أسكن. ".repeat(20), answered: "نحن معك. لا تعودي إلى البيت هذه الليلة." },
]) {
  describe(`a defender who writes in ${language}, without JavaScript`, () => {
    const defender = () => person;
    let person: Defender;
    let receipt = "";
    let request = "";
    let thread: Page;
    const large = randomBytes(30 * 1024 * 1024);
    const small = Buffer.from(said);
    before(() => { person = new Defender(house, language); });

    test("asks with two files and gets words that can be typed back", async () => {
      const known = new Set((await staff.list()).map((one) => one.id));
      const answer = await defender().ask({ what: said, imminence: "now", reach: "Signal, 20 h", name: "S." },
        [{ name: "voix.ogg", bytes: large, type: "audio/ogg" }, { name: "texte.txt", bytes: small, type: "text/plain" }]);
      assert.equal(answer.status, 200, answer.text);
      assert.match(answer.html, new RegExp(`<html lang="${language}" dir="${language === "ar" ? "rtl" : "ltr"}"`));
      receipt = Defender.receiptOf(answer);
      const wrong = await defender().post(`${house.intake}/receipt?lang=${language}`,
        { token: answer.hidden("token"), receipt: receipt.split(" ").reverse().join(" ") });
      assert.equal(wrong.status >= 400, true, "in the wrong order");
      const right = await defender().post(`${house.intake}/receipt?lang=${language}`,
        { token: answer.hidden("token"), receipt: receipt.replaceAll(" ", "") });
      assert.equal(right.status, 200, right.text);
      request = (await staff.list()).find((one) => !known.has(one.id))?.id ?? "";
      assert.ok(request);
    });

    test("staff are told by a mail that says nothing", async () => {
      const [mail] = await house.mailTo("grace@demo.example");
      assert.ok(mail, "a mail came");
      const text = Buffer.from(mail.text.split("\r\n\r\n")[1] ?? "", "base64").toString("utf8");
      for (const word of [language, request, "Signal", "S."]) assert.ok(!text.includes(word) || word === language, text);
    });

    test("staff open the request on their device, files included", async () => {
      const [first] = await staff.read(request);
      const payload = first?.payload as { answers: Record<string, string>; files: FileInPayload[] };
      assert.equal(payload.answers.what, said.replaceAll("\r", ""));
      assert.equal(payload.answers.name, "S.");
      assert.deepEqual(payload.files.map((file) => file.name), ["voix.ogg", "texte.txt"]);
      assert.equal(await staff.fileDigest(request, payload.files[0] as FileInPayload), createHash("sha256").update(large).digest("hex"));
      assert.equal(await staff.fileDigest(request, payload.files[1] as FileInPayload), createHash("sha256").update(small).digest("hex"));
    });

    test("the defender reads the answer with the receipt, and it shows as fetched", async () => {
      await staff.write(request, "answer", { text: answered, language });
      await staff.write(request, "note", { text: "only among us" });
      const digits = language === "ar" ? receipt.replaceAll(/\d/g, (d) => String.fromCharCode(0x660 + Number(d))) : receipt;
      thread = await defender().comeBack(digits);
      assert.equal(thread.status, 200, thread.text);
      assert.ok(thread.text.includes(answered), thread.text);
      assert.ok(!thread.text.includes("only among us"));
      const stored = await staff.envelopes(request);
      assert.equal(stored.find((one) => one.kind === "answer")?.fetched.length, 1);
    });

    test("the defender adds a message that staff read", async () => {
      const added = "<b>1</b> =cmd|' /C calc'!A0 \u202e fin";
      const sent = await defender().onThread(thread, "message", { text: added });
      assert.equal(sent.status, 200, sent.text);
      assert.ok(!sent.html.includes("<b>1</b>"));
      const read = await staff.read(request);
      assert.ok(read.some((one) => one.payload.text === added), JSON.stringify(read.map((one) => one.payload)));
      thread = sent;
    });

    test("the defender withdraws and destroys; nothing is left to open", async () => {
      const unsure = await defender().onThread(thread, "withdraw");
      assert.equal(unsure.status >= 400, true);
      const withdrawn = await defender().onThread(unsure, "withdraw", { sure: "yes" });
      assert.equal(withdrawn.status, 200, withdrawn.text);
      assert.equal((await staff.one(request)).facts.state, "withdrawn");
      const gone = await defender().onThread(withdrawn, "destroy", { sure: "yes" });
      assert.equal(gone.status, 200, gone.text);
      assert.equal((await defender().comeBack(receipt)).status, 404);
      const left = await staff.ask("GET", `/api/requests/${request}/envelopes`);
      const text = await left.text();
      assert.ok(left.status === 404 || JSON.parse(text).envelopes.length === 0, text);
    });
  });
}
