// SPDX-License-Identifier: AGPL-3.0-or-later
// Somebody leaves: one press puts them out of everything, other devices make the new keys, and whatever the leaver kept (cookie,
// keys, the requests' keys) opens nothing written afterwards.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Due, DueCounts, PersonRecord, RequestRecord, StoredEnvelope } from "../../web/shared/api_shapes.ts";
import { toBase64url } from "../../web/shared/sealing/bytes.ts";
import { KeyKind, type Secret } from "../../web/shared/sealing/keys.ts";
import { stateDirectory } from "../../web/shared/sealing/statement.ts";
import { envelopeSubject, openWrap, requestKeySubject, WrapPurpose } from "../../web/shared/sealing/wrap.ts";
import { requestKeyBody } from "../../web/shared/sealing/statement_body.ts";
import { readStatement } from "../../web/shared/sealing/statement.ts";
import { ask } from "./support/crowd.ts";
import { House } from "./support/house.ts";
import { bytes, Staff } from "./support/staff.ts";

let house: House;
let officer: Staff;
let grace: Staff;
let leaver: Staff;
const kept = new Map<string, Secret[]>(); // the leaver's copy of every request's key

before(async () => {
  house = await House.open({ empty: true });
  officer = await Staff.at(house, "nadia");
  grace = await Staff.at(house, "grace");
  leaver = await Staff.at(house, "amal");
});
after(() => house.close());

const owed = async (who: Staff) => (await who.send<{ dues: Due[] }>("GET", "/api/dues")).dues;

test("before, the leaver reads what the others read", { timeout: 120_000 }, async () => {
  for (const what of ["first", "second", "third"]) await ask(house, what);
  for (const { id } of await grace.list()) {
    const record = await grace.one(id);
    await grace.adopt(record, [grace.logIn.person, leaver.logIn.person]);
    assert.equal((await leaver.read(id)).length, 1);
    kept.set(id, [...leaver.requestSeeds(await leaver.one(id)).values()]);
  }
  assert.equal(kept.size, 3);
});

test("one errand puts them out of everything", async () => {
  const { people } = await officer.send<{ people: PersonRecord[] }>("GET", "/api/people");
  const { version, entries } = officer.directory;
  const today = Math.floor(Date.now() / 86_400_000);
  const next = stateDirectory(officer.organisation, { version: version + 1, day: today, lastDay: today + 90,
    officer: officer.logIn.person, entries: entries.filter((entry) => entry.person !== leaver.logIn.person) }, officer.keyring.identity);
  assert.ok(people.some((one) => one.id === leaver.logIn.person));
  const left = await officer.send<{ requests: number }>("POST", `/api/people/${leaver.logIn.person}/leave`,
    { directory: toBase64url(next) });
  assert.equal(left.requests, 3);
  await officer.readDirectory();
  assert.equal(officer.directory.find(leaver.logIn.person), null);
  const counts = await officer.send<DueCounts>("GET", "/api/dues/counts");
  assert.deepEqual(counts, { all: 3, stranded: 0, people: [{ person: grace.logIn.person, requests: 3 }] });
});

test("the leaver's cookie and passphrase open no door", { timeout: 60_000 }, async () => {
  for (const path of ["/api/me", "/api/requests", "/api/dues", ...[...kept.keys()].map((id) => `/api/requests/${id}`)])
    assert.equal((await leaver.ask("GET", path)).status, 401, path);
  await assert.rejects(leaver.enter());
});

test("another device makes the new keys, and the same again does nothing", async () => {
  await grace.readDirectory();
  const dues = await owed(grace);
  assert.deepEqual(dues.map((due) => due.request).sort(), [...kept.keys()].sort());
  assert.deepEqual(dues.map((due) => due.team), dues.map(() => [grace.logIn.person]));
  const renewals = await Promise.all(dues.map((due) => grace.renewal(due)));
  const pay = () => grace.send<{ renewed: string[] }>("POST", "/api/dues", { renewals });
  assert.deepEqual((await pay()).renewed.sort(), [...kept.keys()].sort());
  assert.deepEqual((await pay()).renewed, []);
  assert.deepEqual(await owed(grace), []);
  assert.equal((await officer.send<DueCounts>("GET", "/api/dues/counts")).all, 0);
});

test("nothing that was written afterwards opens with what the leaver kept", { timeout: 60_000 }, async () => {
  for (const [id, seeds] of kept) {
    await grace.write(id, "note", { text: "after they left", language: "en" });
    const record = await grace.one(id);
    const notes = (await grace.envelopes(id)).filter((one) => one.kind === "note");
    assert.equal(notes.length, 1);
    for (const note of notes) assert.deepEqual(openedBy(leaver, seeds, note), []);
    assert.deepEqual(newKeysOpenedBy(leaver, record), []);
    assert.equal((await grace.read(id)).length, 2, "the others go on reading all of it");
  }
});

// Even with every wrap there is, as somebody who took the database would have them.
function openedBy(who: Staff, seeds: Secret[], envelope: StoredEnvelope): string[] {
  const subject = envelopeSubject(bytes(envelope.sealed));
  return envelope.wraps.filter((wrapped) =>
    openWrap(bytes(wrapped), KeyKind.person, who.keyring.sealing, WrapPurpose.contentKey, subject) ||
    seeds.some((seed) => openWrap(bytes(wrapped), KeyKind.request, seed, WrapPurpose.contentKey, subject)));
}

function newKeysOpenedBy(who: Staff, record: RequestRecord): number[] {
  return record.request_keys.filter(({ generation, statement }) => {
    if (generation < record.facts.generation) return false;
    const stated = readStatement(5, requestKeyBody, who.organisation, bytes(statement));
    assert.ok(stated);
    const subject = requestKeySubject(who.organisation, record.facts.id, generation, stated.key);
    return record.wraps.some((one) => one.generation === generation &&
      openWrap(bytes(one.wrap), KeyKind.person, who.keyring.sealing, WrapPurpose.requestKey, subject));
  }).map((one) => one.generation);
}
