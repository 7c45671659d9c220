// SPDX-License-Identifier: AGPL-3.0-or-later
// The public doors as the script of the pages uses them, from the form to the end: everything is sealed here, an upload goes
// on where it was cut, and every answer is held against api/public.yaml.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, before, test } from "node:test";
import { Contract } from "./support/contract.ts";
import { House } from "./support/house.ts";
import { Staff } from "./support/staff.ts";
import { addressees, verified } from "../../web/public/house.ts";
import type { Stated } from "../../web/public/line/door.ts";
import type { ThreadAnswer } from "../../web/public/back/opening.ts";
import { readerKeys } from "../../web/public/reader_keys.ts";
import { toBase64url, utf8 } from "../../web/shared/sealing/bytes.ts";
import { close, EnvelopeKind } from "../../web/shared/sealing/envelope.ts";
import { requestOfToken } from "../../web/shared/sealing/form.ts";
import { KeyKind } from "../../web/shared/sealing/keys.ts";
import { handoverProof, Receipt } from "../../web/shared/sealing/receipt.ts";

const contract = Contract.read("public");
const chunk = 262_144 + 16;
let house: House;
let staff: Staff;
before(async () => {
  house = await House.open({ empty: true });
  staff = await Staff.at(house, "grace");
});
after(() => house.close());

interface Said { status: number; refused?: string; [member: string]: unknown }

async function ask(door: string, method: string, path: string, body?: object | Uint8Array, headers = {}): Promise<Said> {
  const raw = body instanceof Uint8Array;
  const response = await fetch(door + path, { method, headers: { "Content-Type": raw ? "application/octet-stream" :
    "application/json", ...headers }, ...(body && { body: raw ? (body as BodyInit) : JSON.stringify(body) }) });
  const isBytes = response.headers.get("content-type") === "application/octet-stream";
  const text = isBytes ? "" : await response.text();
  if (isBytes) await response.arrayBuffer();
  else contract.check(method, path, response.status, text);
  return { status: response.status, ...(text && JSON.parse(text)) };
}

const wayIn = (path: string, body: object) => ask(house.intake, "POST", path, body);
const wayBack = (path: string, body: object) => ask(house.back, "POST", path, body);
const finderOf = (receipt: Receipt) => toBase64url(receipt.finder(staff.organisation));
const thread = async (receipt: Receipt) => (await wayBack("/api/thread", { finder: finderOf(receipt) })) as Said & ThreadAnswer;

// As the page seals: whoever the root vouches for, signed by the receipt.
function sealed(stated: Stated, kind: EnvelopeKind, sequence: number, { receipt, payload }: { receipt: Receipt; payload: object }) {
  const whole = verified(stated, stated.root);
  const place = { organisation: whole.organisation, request: stated.request, kind, sequence };
  const signer = { kind: KeyKind.receiptSigner, seed: receipt.signer(whole.organisation) };
  const made = close(place, utf8(JSON.stringify(payload)), signer, addressees(whole, stated, "request").recipients);
  assert.ok(made);
  return { sequence, envelope: toBase64url(made.bytes), wraps: made.wraps.map((one) => toBase64url(one.bytes)) };
}

async function submission(token: string, receipt: Receipt, files: string[] = []): Promise<object> {
  const prepared = (await wayIn("/api/prepare", { token, kind: "request" })) as Said & Stated & { sequence: number };
  assert.equal(prepared.status, 200);
  assert.equal(prepared.request, requestOfToken(prepared.organisation, token));
  const keys = readerKeys(receipt, prepared.organisation);
  const payload = { v: 1, answers: { what: "help" }, receipt: { reader: keys.reader_key, signer: keys.signer_key }, files: [],
    path: "script" };
  return { token, kind: "request", language: "fr", imminence: "day", reader: keys, files,
    ...sealed(prepared, EnvelopeKind.request, prepared.sequence, { receipt, payload }) };
}

const freshToken = () => randomBytes(32).toString("base64url");

test("a request is asked, read, answered, added to, withdrawn and destroyed", async () => {
  const token = freshToken();
  const receipt = Receipt.fresh();
  const { finder_hash } = readerKeys(receipt, staff.organisation);
  const asked = await wayIn("/api/requests", await submission(token, receipt));
  assert.equal(asked.status, 201, asked.refused);
  const request = String(asked.request);
  assert.equal((await wayIn("/api/receipts", { token, finder_hash })).status, 200);
  assert.equal((await wayIn("/api/prepare", { token, kind: "request" })).refused, "intake.already_confirmed");

  assert.deepEqual((await thread(receipt)).envelopes.map(({ kind, wrap }) => [kind, wrap]), [["request", null]]);
  await staff.read(request);
  await staff.write(request, "answer", { v: 1, text: "we are here", files: [], language: "fr" });
  const answered = await thread(receipt);
  assert.equal(answered.state, "answered");
  assert.ok(answered.envelopes[1]?.wrap && answered.request_key);

  const message = { finder: finderOf(receipt), files: [],
    ...sealed(answered, EnvelopeKind.message, answered.next_sequence, { receipt, payload: { v: 1, text: "more", files: [] } }) };
  const added = await wayBack("/api/messages", message);
  assert.equal(added.status, 201, added.refused);
  assert.equal((await wayBack("/api/messages", message)).envelope, added.envelope, "a repeat is the same one");
  assert.equal((await staff.read(request)).at(-1)?.payload.text, "more");

  assert.equal((await wayBack("/api/withdraw", { finder: finderOf(receipt) })).status, 204);
  assert.equal((await wayBack("/api/messages", { ...message, sequence: 2 })).status >= 400, true);
  assert.equal((await wayBack("/api/destroy", { finder: finderOf(receipt) })).status, 204);
  assert.equal((await thread(receipt)).refused, "receipt.unknown");
});

test("an upload goes on where the line was cut, and only its sender adds to it", async () => {
  const token = freshToken();
  const request = requestOfToken(staff.organisation, token);
  const file = randomBytes(16).toString("hex");
  const path = (rest: string) => `/api/files/${file}${rest}?request=${request}`;
  const mine = { "X-Upload": randomBytes(32).toString("base64url") };
  const put = (number: number, size: number, headers = mine) =>
    ask(house.intake, "PUT", path(`/${number}`), randomBytes(size), headers);

  assert.equal((await put(0, chunk)).status, 204);
  assert.equal((await put(2, 100)).status, 204);
  assert.equal((await put(1, chunk, { "X-Upload": randomBytes(32).toString("base64url") })).status, 404);
  assert.deepEqual((await ask(house.intake, "GET", path(""), undefined, mine)).have, [[0, 0], [2, 2]]);
  assert.equal((await ask(house.intake, "POST", path("/done"), { chunks: 3 }, mine)).refused, "files.incomplete");
  assert.equal((await wayIn("/api/requests", await submission(token, Receipt.fresh(), [file]))).refused, "files.incomplete");

  assert.equal((await put(1, chunk)).status, 204);
  assert.equal((await put(3, 16)).refused, "files.chunk_unreadable", "nothing but a seal");
  assert.equal((await ask(house.intake, "POST", path("/done"), { chunks: 3 }, mine)).status, 204);
  assert.equal((await wayIn("/api/requests", await submission(token, Receipt.fresh(), [file]))).status, 201);
});

test("a code becomes a receipt once, and proves whose it is", async () => {
  const token = freshToken();
  const lost = Receipt.fresh();
  const request = String((await wayIn("/api/requests", await submission(token, lost))).request);
  await staff.read(request);
  const code = Receipt.fresh();
  const [reader] = (await staff.one(request)).readers;
  await staff.send("POST", `/api/requests/${request}/codes`,
    { reader: readerKeys(code, staff.organisation), kind: "defender", replaces: reader?.id });

  const shown = await thread(code);
  assert.deepEqual([shown.request, shown.reader.state, shown.envelopes], [request, "code", []]);
  const receipt = Receipt.fresh();
  const keys = readerKeys(receipt, staff.organisation);
  const [reading, signing] = [Buffer.from(keys.reader_key, "base64url"), Buffer.from(keys.signer_key, "base64url")];
  const proof = toBase64url(handoverProof(code.handoverKey(staff.organisation), request, reading, signing));
  const taking = { finder: finderOf(code), new: { ...keys, handover: proof } };
  assert.equal((await wayBack("/api/replace", taking)).status, 204);

  assert.equal((await wayBack("/api/replace", taking)).refused, "receipt.unknown");
  assert.equal((await thread(lost)).refused, "receipt.unknown");
  assert.equal((await thread(receipt)).request, request);
  const fresh = (await staff.one(request)).readers.find((one) => one.state !== "dead");
  assert.equal(fresh?.handover, proof, "staff see the proof");
});

test("what cannot be read is refused, and nothing breaks", async () => {
  const whole = (await submission(freshToken(), Receipt.fresh())) as Record<string, unknown>;
  const crossed = { ...whole, token: freshToken() };
  const later = { ...whole, sequence: 1 };
  const wrapless = { ...whole, wraps: [] };
  const unasked = { ...whole, more: 1 };
  for (const body of [{}, [], crossed, later, wrapless, unasked, { ...whole, envelope: "AAAA" }, { ...whole, language: "<b>" }]) {
    const answer = await wayIn("/api/requests", body);
    assert.ok(answer.status >= 400 && answer.status < 500, `${answer.status} ${answer.refused}`);
  }
  assert.equal((await wayIn("/api/requests", whole)).status, 201, "the one they were made from");
  assert.equal((await wayIn("/api/requests", whole)).refused, "intake.sequence_taken", "replayed");
  for (const path of ["/api/thread", "/api/messages", "/api/withdraw", "/api/destroy", "/api/replace", "/api/files/get"])
    assert.equal((await wayBack(path, { finder: "x" })).refused, "wire.unreadable", path);
  assert.equal((await fetch(`${house.back}/api/nothing`)).status, 404);
});
