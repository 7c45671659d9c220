// SPDX-License-Identifier: AGPL-3.0-or-later
// Somebody asks, and whoever is on duty is called on every channel they have: a real push server, a real program, mail; and a
// webhook that hangs, which delays nobody. No call says more than the fixed sentence.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Channels, Helpline, Rota } from "../../web/shared/api_shapes.ts";
import { ask, pause } from "./support/crowd.ts";
import { bin, House, source } from "./support/house.ts";
import { Staff } from "./support/staff.ts";

interface Told { path: string; headers: Record<string, unknown>; body: string }

const told: Told[] = [];
const folder = mkdtempSync(join(tmpdir(), "havre-channels-"));
const heard = join(folder, "heard");
let server: Server;
let house: House;
let grace: Staff;

before(async () => {
  server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on("data", (piece) => pieces.push(piece));
    request.on("end", () => {
      told.push({ path: request.url ?? "", headers: request.headers, body: Buffer.concat(pieces).toString("utf8") });
      if (request.method === "HEAD" || request.url !== "/hangs") response.end("{}");
    });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as { port: number };
  const script = join(folder, "call");
  writeFileSync(script, `#!/bin/sh\n{ echo "to $1"; cat; } >> ${heard}\n`);
  chmodSync(script, 0o700);
  house = await House.build({
    empty: true,
    settings: `\n[command]\nwords = ["${script}", "{address}"]\n[push]\nserver = "http://127.0.0.1:${port}"\n` +
      `[webhook]\naddress = "http://127.0.0.1:${port}/hangs"\n`,
  });
  writeFileSync(join(house.folder, "secrets.conf"), readFileSync(join(house.folder, "secrets.conf"), "utf8") + '\n[push]\ntoken = "tk_1"\n');
  await house.up();
  grace = await Staff.at(house, "grace");
});
after(async () => {
  await house.close();
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

const sentence = (language: string): string =>
  JSON.parse(readFileSync(join(source, "locale", `${language}.json`), "utf8"))["mail.page.text"];
async function until(found: () => boolean): Promise<void> {
  for (const end = Date.now() + 30_000; !found() && Date.now() < end;) await pause(100);
}

test("a person says where they are reached; what could lead elsewhere is refused", async () => {
  const own = `/api/people/${grace.logIn.person}/channels`;
  for (const [channel, address] of [["command", "+95 9 123"], ["push", "upGrace?up=1"], ["webhook", "room 3"]])
    await grace.send("POST", own, { channel, address });
  const known = await grace.send<Channels>("GET", own);
  assert.deepEqual(known.offered, ["mail", "command", "push", "webhook"]);
  assert.equal(known.addresses.length, 3);
  assert.equal((await grace.ask("POST", own, { channel: "push", address: "../admin" })).status, 422);
  const other = `/api/people/${house.logIn("nadia").person}/channels`;
  assert.equal((await grace.ask("GET", other)).status, 404, "somebody else's are not hers to see");
});

test("a page leaves on every channel, and one that hangs delays no other", { timeout: 90_000 }, async () => {
  const officer = await Staff.at(house, "nadia");
  for (let weekday = 1; weekday <= 7; ++weekday)
    await officer.send("POST", "/api/rota/patterns",
      { person: grace.logIn.person, rank: "duty", weekday, begins: 0, minutes: 1440, zone: "UTC", first_day: 0 });
  const { language } = house.logIn("grace");
  await ask(house, "they are outside");
  const push = () => told.find((one) => one.path === "/upGrace?up=1" && one.body === sentence(language));
  const hanging = () => told.find((one) => one.path === "/hangs" && one.body.includes(sentence(language)));
  await until(() => push() !== undefined && existsSync(heard) && house.pages().length > 0 && hanging() !== undefined);
  assert.equal(push()?.headers.authorization, "Bearer tk_1");
  assert.deepEqual(JSON.parse(hanging()?.body ?? ""), { to: "room 3", text: sentence(language) });
  assert.ok(readFileSync(heard, "utf8").includes(`to +95 9 123\n${sentence(language)}\n`));
  assert.deepEqual(house.pages().flatMap((mail) => mail.to), ["grace@demo.example"]);
  assert.ok(!JSON.stringify(told).includes("outside"));
});

test("whoever comes on duty is tested on every channel, and says where they heard it", { timeout: 60_000 }, async () => {
  const { language } = house.logIn("grace");
  const said = JSON.parse(readFileSync(join(source, "locale", `${language}.json`), "utf8"))["mail.test.text"] as string;
  await until(() => told.some((one) => one.path === "/upGrace?up=1" && one.body === said));
  assert.ok(told.some((one) => one.path === "/upGrace?up=1" && one.body === said));
  const hearing = async () => Object.fromEntries((await grace.send<Helpline>("GET", "/api/helpline")).hearing
    .filter((one) => one.person === grace.logIn.person).map((one) => [one.channel, one.hearing]));
  assert.deepEqual(await hearing(), { mail: "waiting", command: "waiting", push: "waiting", webhook: "waiting" });
  await grace.send("POST", "/api/channels/heard", { channels: ["push", "mail"] });
  assert.deepEqual(await hearing(), { mail: "heard", command: "waiting", push: "heard", webhook: "waiting" });
  assert.equal((await grace.ask("POST", "/api/channels/heard", { channels: ["push"] })).status, 409);
});

test("a gap in the next seven days is told to officers by an ordinary mail", { timeout: 90_000 }, async () => {
  const officer = await Staff.at(house, "nadia");
  const { patterns } = await officer.send<Rota>("GET", "/api/rota");
  await officer.send("DELETE", `/api/rota/patterns/${patterns[3]?.id}`);
  await house.down();
  await house.up(); // it looks at once, and then every minute
  const said = JSON.parse(readFileSync(join(source, "locale", "fr.json"), "utf8"))["mail.gap.text"] as string;
  const gaps = () => house.mails.filter((mail) =>
    Buffer.from(mail.text.split("\r\n\r\n")[1] ?? "", "base64").toString("utf8") === said);
  await until(() => gaps().length > 0);
  assert.deepEqual(gaps().flatMap((mail) => mail.to), ["nadia@demo.example"]);
});

test("the doctor looks at them", async () => {
  // Not waited for: our own server answers meanwhile. Something else is unsafe in a demonstration.
  const said = await new Promise<string>((ended) =>
    execFile(join(bin, "havre"), ["doctor", "--config", house.config], (_, stdout) => ended(stdout)));
  assert.match(said, /the push server answers/);
  assert.match(said, /the webhook answers/);
  assert.match(said, /people who handle requests have no channel that rings/);
  assert.match(said, /the program that calls people can be run/);
});
