// SPDX-License-Identifier: AGPL-3.0-or-later
// Texts that stand nowhere else are sent through every field of the path without JavaScript, answered and read. A second
// after the last answer they are on no disk, in no log, mail or backup, and in the memory of no program.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pause, until } from "./support/crowd.ts";
import { type Attachment, Defender, type Fields, Page } from "./support/defender.ts";
import { House, bin } from "./support/house.ts";
import { found, inFiles, inMemory, writings } from "./support/search.ts";
import { attach, Staff } from "./support/staff.ts";

// Sanitizers keep what was freed, to find its use; here they overwrite it at once, as the programs do without them. A core
// of such a program holds too little to prove anything.
const sanitized = readFileSync(join(bin, "havre-intake")).includes("__asan_init");
const overwriting = "quarantine_size_mb=0:thread_local_quarantine_size_kb=0:max_free_fill_size=1073741824:free_fill_byte=165";
process.env.ASAN_OPTIONS = [process.env.ASAN_OPTIONS, overwriting, "detect_stack_use_after_return=0"].filter(Boolean).join(":");
const sentinel = `Sentinel${randomBytes(40).toString("base64").replaceAll(/[^A-Za-z0-9]/g, "").slice(0, 24)}`;
const needles = writings(sentinel);
const begun = Date.now();
let house: House;
const receipts: string[] = [];

before(async () => { house = await House.open({ empty: true }); });
after(() => house.close());

// Every field a page has, filled in.
function filled(page: Page, at: string): Fields {
  const fields: Fields = {};
  for (const [tag] of page.html.matchAll(/<(?:input|textarea)[^>]*>/g)) {
    const name = / name="(\w+)"/.exec(tag)?.[1];
    const type = / type="(\w+)"/.exec(tag)?.[1] ?? "text";
    if (!name || type === "file" || name === "receipt") continue;
    if (type === "text") fields[name] = `${sentinel} ${at} ${name}`;
    else fields[name] ??= / value="([^"]*)"/.exec(tag)?.[1] ?? "";
  }
  return fields;
}

function attachments(): Attachment[] {
  const bytes = randomBytes(700_000);
  for (let at = 0; at < bytes.length - 100; at += 50_000) bytes.write(`${sentinel} bytes`, at);
  return [{ name: `${sentinel}.pdf`, bytes, type: "application/pdf" }, { name: `${sentinel} two.txt`, bytes: Buffer.from(sentinel) }];
}

async function ask(defender: Defender, query: string): Promise<void> {
  const form = await defender.get(`${house.intake}/ask?lang=en${query}`);
  const fields = filled(form, "ask");
  assert.ok(Object.keys(fields).length > 8, "the form has fields");
  const shown = await defender.post(`${house.intake}/ask`, fields, attachments());
  assert.equal(shown.status, 200);
  const receipt = Defender.receiptOf(shown);
  const confirmed = await defender.post(`${house.intake}/receipt`, { token: shown.hidden("token"), receipt, lang: "en" });
  assert.equal(confirmed.status, 200);
  receipts.push(receipt);
}

async function comeBackAndUseEverything(defender: Defender): Promise<void> {
  let page = await defender.comeBack(receipts[0] ?? "");
  assert.match(page.text, new RegExp(`${sentinel} answer`), "the defender reads the answer");
  const file = await defender.onThread(page, "files", { file: page.hidden("file") });
  assert.equal(file.html, `${sentinel} our bytes`);
  page = await defender.onThread(page, "message", { text: `${sentinel} message` }, attachments());
  assert.equal(page.status, 200);
  page = await defender.onThread(page, "contact", { reach: `${sentinel} reach`, code_word: `${sentinel} word` });
  assert.equal(page.status, 200);
  assert.match((await defender.onThread(page, "export")).html, new RegExp(sentinel));
}

// A question of the organisation's own, asked in the form like the others.
async function askBesides(): Promise<void> {
  const officer = await Staff.at(house, "nadia");
  const label = [{ language: "en", text: "Your union" }];
  await officer.send("POST", "/api/forms/request/fields", { kind: "line", keeping: "sealed", label, hint: [], options: [], active: 1 });
  await until("it is asked", 15, async () => (await new Defender(house).get(`${house.intake}/ask?lang=en`)).text.includes("Your union"));
}

// What staff keep apart in the case, and in a crisis cell.
async function keepApart(staff: Staff, request: string): Promise<void> {
  const compartment = await staff.send<{ id: string }>("POST", `/api/requests/${request}/compartments`, { part: "location" });
  const cell = await staff.send<{ id: string }>("POST", "/api/cells");
  for (const { id } of [compartment, cell]) {
    await staff.adopt(await staff.one(id));
    await staff.write(id, "note", { text: `${sentinel} note` });
    const set = { place: `${sentinel} place` };
    await staff.write(id, "sheet", { sheet: { of: "location", id: "0".repeat(32), device: "1".repeat(32), saw: -1, set } });
  }
}

test("what was said is nowhere a second later", { timeout: 120_000 }, async (context) => {
  const defender = new Defender(house);
  await askBesides();
  await ask(defender, "");
  await ask(defender, "&for=complaint");
  const grace = await Staff.at(house, "grace");
  const [facts] = await grace.list();
  assert.ok(facts);
  const [opened] = await grace.read(facts.id);
  assert.match(JSON.stringify(opened?.payload), new RegExp(`${sentinel} ask referee`), "staff read it");
  assert.match(JSON.stringify(opened?.payload), new RegExp(`${sentinel} ask own_`), "also what we ask besides");
  await keepApart(grace, facts.id);
  const file = await attach(grace, facts.id, { name: `${sentinel} from us.txt`, bytes: Buffer.from(`${sentinel} our bytes`) });
  await grace.write(facts.id, "answer", { text: `${sentinel} answer`, language: "en", files: [file] }, [file.id]);
  await comeBackAndUseEverything(defender);
  await pause(1200);

  const secrets = [...needles, ...receipts.flatMap((receipt) => [Buffer.from(receipt), Buffer.from(receipt.replaceAll(" ", "+"))])];
  await context.test("memory", () => {
    const hits = [...house.pids()].flatMap(([name, pid]) => inMemory(pid, name, secrets));
    assert.deepEqual(hits, []);
  });
  await context.test("a core", { skip: sanitized && "sanitized programs" }, () => assert.deepEqual(inCores(secrets), []));
  await context.test("disk", () => {
    const backup = house.run("backup", "--config", house.config);
    assert.match(backup, /rows/);
    assert.deepEqual([house.folder, ...databaseFolders()].flatMap((path) => inFiles(path, secrets)), []);
    assert.deepEqual(["/tmp", "/var/tmp", "/dev/shm"].flatMap((path) => inFiles(path, secrets, begun)), []);
  });
  await context.test("logs and mail", async () => {
    assert.ok((await house.mailTo("grace@demo.example")).length > 0, "somebody was told");
    assert.deepEqual(found(Buffer.from(house.log.join("")), secrets, "log"), []);
    for (const mail of house.mails) assert.deepEqual(found(Buffer.from(mail.text), secrets, "mail"), []);
  });
});

test("the search finds what is there", async () => {
  for (const [name, pid] of house.pids())
    assert.notDeepEqual(inMemory(pid, name, writings(house.config).slice(0, 1)), [], `the configuration's name in ${name}`);
  assert.notDeepEqual([house.folder, ...databaseFolders()].flatMap((path) => inFiles(path, [Buffer.from("Havre des Voix")])), []);
  assert.notDeepEqual(found(Buffer.from(house.log.join("")), [Buffer.from("Havre is up")], "log"), []);
  const [mail] = await house.mailTo("grace@demo.example");
  assert.notDeepEqual(found(Buffer.from(mail?.text ?? ""), [Buffer.from("Subject:")], "mail"), []);

  const file = join(house.folder, "proof");
  for (const written of [Buffer.from(`x${sentinel}`), Buffer.from(sentinel, "utf16le"), ...[1, 2, 3].map((shift) =>
    Buffer.from(Buffer.from("x".repeat(shift) + sentinel).toString("base64")))]) {
    writeFileSync(file, written);
    assert.equal(inFiles(house.folder, needles).length, 1);
  }
  rmSync(file);
});

function inCores(secrets: Buffer[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), "havre-core-"));
  try {
    return [...house.pids()].flatMap(([name, pid]) => {
      execFileSync("gcore", ["-o", join(folder, name), String(pid)], { stdio: "ignore" });
      const core = join(folder, `${name}.${pid}`);
      assert.notDeepEqual(inFiles(core, [Buffer.from(house.config)]), [], "a core was written");
      return inFiles(core, secrets);
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

// Where a PostgreSQL keeps its pages and its log.
function databaseFolders(): string[] {
  const address = process.env.HAVRE_TEST_POSTGRESQL;
  return address ? [execFileSync("psql", ["-tAc", "show data_directory", address], { encoding: "utf8" }).trim()] : [];
}
