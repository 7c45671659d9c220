// SPDX-License-Identifier: AGPL-3.0-or-later
// A member of staff without a browser: what the desk does on a device, with the project's own sealing. Every answer of the
// server is held against api/desk.yaml.
import { createHash, createHmac } from "node:crypto";
import { Contract } from "./contract.ts";
import type { House, LogIn } from "./house.ts";
import type {
  Due, Facts, LoginFinish, LoginStart, NewGeneration, RequestRecord, SealedHead, StatedDirectory, StoredEnvelope,
} from "../../../web/shared/api_shapes.ts";
import { fromBase64url, fromHex, toBase64url, toHex, type Id, utf8 } from "../../../web/shared/sealing/bytes.ts";
import { Directory } from "../../../web/shared/sealing/directory.ts";
import { close, EnvelopeKind, open, type Opened, type Place } from "../../../web/shared/sealing/envelope.ts";
import { freshBytes, freshSecret, KeyKind, keyId, type Secret, sealingPublic } from "../../../web/shared/sealing/keys.ts";
import { epochName, fromPassphrase, type Keyring, loginAnswer, openForSelf, openKeyring } from "../../../web/shared/sealing/person.ts";
import { openChunk, sealFile } from "../../../web/shared/sealing/file.ts";
import { start } from "../../../web/shared/sealing/sodium.ts";
import { requestKeyBody } from "../../../web/shared/sealing/statement_body.ts";
import { readStatement, stateRequestKey, verifyRecoveryKey } from "../../../web/shared/sealing/statement.ts";
import {
  envelopeSubject, openWrap, readWrap, type Recipient, requestKeySubject, wrap, WrapPurpose,
} from "../../../web/shared/sealing/wrap.ts";

const contract = Contract.read("desk");

export function bytes(text: string): Uint8Array<ArrayBuffer> {
  const found = fromBase64url(text);
  if (!found) throw new Error("the server sent no base64url");
  return found;
}

const step = 30_000; // of one-time codes, in milliseconds

// RFC 6238 on node's own HMAC, so that the server's codes are checked by something else.
export function oneTimeCode(secret: string, at = Date.now()): string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret].map((c) => alphabet.indexOf(c).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / step)));
  const mac = createHmac("sha1", key).update(counter).digest();
  const from = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(from) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

// A code counts once: a second log-in within thirty seconds uses the next step's, which the server accepts; a third waits.
const used = new Map<string, number>();
export async function freshCode(secret: string): Promise<string> {
  const at = Math.max(Date.now(), (used.get(secret) ?? 0) + step);
  used.set(secret, at - (at % step));
  const early = at - (at % step) - step - Date.now();
  if (early > 0) await new Promise((wait) => setTimeout(wait, early));
  return oneTimeCode(secret, at);
}

export interface OpenedEnvelope {
  stored: StoredEnvelope;
  payload: Record<string, unknown>;
  signer: Opened["signer"];
}

export interface FileInPayload { id: string; key: string; name: string; size: number }

const kinds = { request: EnvelopeKind.request, message: EnvelopeKind.message, answer: EnvelopeKind.answer,
  note: EnvelopeKind.note, sheet: EnvelopeKind.sheet } as const;

export class Staff {
  readonly house: House;
  readonly logIn: LogIn;
  organisation: Id = "";
  keyring!: Keyring;
  directory!: Directory;
  stated!: StatedDirectory;
  cookie = "";
  readonly #epochs = new Map<number, Secret | null>();

  private constructor(house: House, logIn: LogIn) {
    this.house = house;
    this.logIn = logIn;
  }

  static async at(house: House, name: string): Promise<Staff> {
    await start();
    const staff = new Staff(house, house.logIn(name));
    await staff.enter();
    await staff.readDirectory();
    return staff;
  }

  async enter(): Promise<void> {
    const begun = await this.send<LoginStart>("POST", "/api/login/start", { name: this.logIn.login });
    const place = { organisation: begun.organisation, person: begun.person };
    const secrets = await fromPassphrase(place, this.logIn.passphrase, bytes(begun.salt));
    const signature = toBase64url(loginAnswer(place, secrets.login, bytes(begun.challenge)));
    const entered = await this.send<LoginFinish>("POST", "/api/login/finish", { challenge_id: begun.challenge_id, signature,
      by: "passphrase", code: await freshCode(this.logIn.second_factor), device: { name: "test" } });
    const keyring = openKeyring(place, bytes(entered.keyring), secrets.keyringKey);
    if (!keyring) throw new Error("the keyring does not open");
    this.keyring = keyring;
    this.organisation = begun.organisation;
  }

  async readDirectory(): Promise<void> {
    this.stated = await this.send<StatedDirectory>("GET", "/api/directory");
    const { statement, credential, revocations, root } = this.stated;
    if (!statement || !credential) throw new Error("no directory");
    const directory = Directory.verify(bytes(root), bytes(statement),
      { appointment: bytes(credential.appointment), personKeys: bytes(credential.keys) }, revocations.map(bytes), 0);
    if (!directory) throw new Error("the directory is not certified");
    this.directory = directory;
  }

  async ask(method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<Response> {
    const response = await fetch(this.house.desk + path, {
      method, redirect: "manual",
      headers: { "X-Havre": "1", Cookie: this.cookie, ...(body && { "Content-Type": "application/json" }), ...headers },
      ...(body && { body: JSON.stringify(body) }),
    });
    for (const cookie of response.headers.getSetCookie()) this.cookie = cookie.split(";")[0] ?? "";
    return response;
  }

  async send<Answer>(method: string, path: string, body?: object): Promise<Answer> {
    const response = await this.ask(method, path, body);
    const text = await response.text();
    contract.check(method, path, response.status, text);
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return (text === "" ? undefined : JSON.parse(text)) as Answer;
  }

  async list(state?: string): Promise<Facts[]> {
    const all: Facts[] = [];
    let before: string | null = null;
    do {
      const query = new URLSearchParams({ limit: "200", ...(state && { state }), ...(before && { before }) });
      const page: { requests: Facts[]; more: string | null } = await this.send("GET", `/api/requests?${query}`);
      all.push(...page.requests);
      before = page.more;
    } while (before);
    return all;
  }

  one(id: Id): Promise<RequestRecord> { return this.send("GET", `/api/requests/${id}`); }

  async envelopes(id: Id): Promise<StoredEnvelope[]> {
    const page = await this.send<{ envelopes: StoredEnvelope[] }>("GET", `/api/requests/${id}/envelopes`);
    return page.envelopes;
  }

  // Every envelope of a request, opened here; adopts it first when nobody has.
  async read(id: Id): Promise<OpenedEnvelope[]> {
    let record = await this.one(id);
    if (record.facts.generation === 0) {
      await this.adopt(record);
      record = await this.one(id);
    }
    const seeds = this.requestSeeds(record);
    return Promise.all((await this.envelopes(id)).map((stored) => this.open(record, stored, seeds)));
  }

  requestSeeds(record: RequestRecord): Map<number, Secret> {
    const seeds = new Map<number, Secret>();
    for (const { generation, statement } of record.request_keys) {
      const body = readStatement(5, requestKeyBody, this.organisation, bytes(statement));
      const mine = record.wraps.find((one) => one.generation === generation);
      if (!body || !mine) continue;
      const subject = requestKeySubject(this.organisation, record.facts.id, generation, body.key);
      const seed = openWrap(bytes(mine.wrap), KeyKind.person, this.keyring.sealing, WrapPurpose.requestKey, subject);
      if (seed) seeds.set(generation, seed);
    }
    return seeds;
  }

  async contentKey(stored: SealedHead, seeds: Map<number, Secret>): Promise<Secret> {
    const subject = envelopeSubject(bytes(stored.sealed));
    for (const written of stored.wraps.map(bytes)) {
      for (const [kind, seed] of await this.#seedsFor(written, seeds)) {
        const key = openWrap(written, kind, seed, WrapPurpose.contentKey, subject);
        if (key) return key;
      }
    }
    throw new Error(`no wrap of ${stored.id} opens for ${this.logIn.login}`);
  }

  async #seedsFor(written: Uint8Array, seeds: Map<number, Secret>): Promise<[KeyKind, Secret][]> {
    const kind = readWrap(written)?.recipientKind;
    if (kind === KeyKind.person) return [[kind, this.keyring.sealing]];
    if (kind === KeyKind.request) return [...seeds.values()].map((seed) => [kind, seed]);
    if (kind !== KeyKind.epoch) return [];
    const { days } = await this.send<{ days: number[] }>("GET", "/api/epochs");
    const today = Math.floor(Date.now() / 86_400_000);
    const opened: [KeyKind, Secret][] = [];
    for (const day of days.filter((one) => one <= today + 1).reverse()) {
      const seed = await this.#epochSeed(day);
      if (seed) opened.push([kind, seed]);
    }
    return opened;
  }

  async #epochSeed(day: number): Promise<Secret | null> {
    const kept = this.#epochs.get(day);
    if (kept !== undefined) return kept;
    const { sealed } = await this.send<{ sealed: string }>("GET", `/api/epochs/${day}`);
    const seed = openForSelf(this.place, this.keyring.vault, epochName(day), bytes(sealed));
    this.#epochs.set(day, seed);
    return seed;
  }

  get place() { return { organisation: this.organisation, person: this.logIn.person }; }

  async open(record: RequestRecord, stored: StoredEnvelope, seeds: Map<number, Secret>): Promise<OpenedEnvelope> {
    const key = await this.contentKey(stored, seeds);
    const place: Place = { organisation: this.organisation, request: record.facts.id, kind: kinds[stored.kind],
      sequence: stored.sequence };
    const opened = open(place, bytes(stored.sealed), key, (kind, id, payload) => this.#signerKey(record, kind, id, payload));
    if (!opened) throw new Error(`${stored.kind} ${stored.sequence} does not open`);
    return { stored, payload: JSON.parse(new TextDecoder().decode(opened.payload)), signer: opened.signer };
  }

  // A first text from a preview: nothing is adopted.
  async preview(request: Id, stored: StoredEnvelope): Promise<Record<string, unknown>> {
    const record = { facts: { id: request }, readers: [] as RequestRecord["readers"] } as RequestRecord;
    return (await this.open(record, stored, new Map())).payload;
  }

  // SHA-256 of what a file holds, fetched and opened chunk by chunk.
  async fileDigest(request: Id, file: FileInPayload): Promise<string> {
    const digest = createHash("sha256");
    const place = { organisation: this.organisation, request, file: file.id };
    for (let index = 0, read = 0; read < file.size; index += 1) {
      const response = await this.ask("GET", `/api/files/${file.id}/${index}?request=${request}`);
      if (response.status !== 200) throw new Error(`chunk ${index}: ${response.status}`);
      const plain = openChunk(place, bytes(file.key), index, file.size, new Uint8Array(await response.arrayBuffer()));
      if (!plain) throw new Error(`chunk ${index} does not open`);
      digest.update(plain);
      read += plain.length;
    }
    return digest.digest("hex");
  }

  #signerKey(record: RequestRecord, kind: number, id: Id, payload: Uint8Array): Uint8Array<ArrayBuffer> | null {
    if (kind === KeyKind.identity) return this.directory.findIdentity(id)?.identity ?? null;
    const known = record.readers.map((reader) => bytes(reader.signer_key));
    const said = JSON.parse(new TextDecoder().decode(payload)).receipt?.signer;
    if (said) known.push(bytes(said));
    return known.find((key) => keyId(KeyKind.receiptSigner, key) === id) ?? null;
  }

  async adopt(record: RequestRecord, team = record.facts.team, path = "adopt"): Promise<void> {
    const { id, generation } = record.facts;
    const made = await this.#generation(id, generation + 1, team, await this.envelopes(id), this.requestSeeds(record));
    await this.send("POST", `/api/requests/${id}/${path}`, made);
  }

  // What this device owes after somebody left.
  async renewal(due: Due): Promise<{ request: Id; generation: NewGeneration }> {
    return { request: due.request, generation: await this.#generation(due.request, due.generation + 1, due.team, due.envelopes, new Map()) };
  }

  async #generation(request: Id, generation: number, team: readonly Id[], loose: readonly SealedHead[],
    seeds: Map<number, Secret>): Promise<NewGeneration> {
    const seed = freshSecret();
    const key = sealingPublic(seed);
    const subject = requestKeySubject(this.organisation, request, generation, key);
    const envelopes = [];
    for (const stored of loose) {
      const contentKey = await this.contentKey(stored, seeds);
      const made = wrap(contentKey, { kind: KeyKind.request, key }, WrapPurpose.contentKey, envelopeSubject(bytes(stored.sealed)));
      envelopes.push({ id: stored.id, wrap: toBase64url(made.bytes) });
    }
    const recovery = verifyRecoveryKey(bytes(this.stated.root), bytes(this.stated.recovery));
    if (!recovery) throw new Error("the recovery key is not certified");
    const to = (recipient: Recipient) => toBase64url(wrap(seed, recipient, WrapPurpose.requestKey, subject).bytes);
    const statement = stateRequestKey(this.organisation, { request, generation, key, person: this.logIn.person }, this.keyring.identity);
    return {
      statement: toBase64url(statement), recovery: to({ kind: KeyKind.recovery, key: recovery }), envelopes,
      team: team.map((person) => ({ person, wrap: to({ kind: KeyKind.person, key: this.#sealingKey(person) }) })),
    };
  }

  #sealingKey(person: Id): Uint8Array<ArrayBuffer> {
    const entry = this.directory.find(person);
    if (!entry) throw new Error("not in the directory");
    return entry.sealing;
  }

  async write(id: Id, kind: "answer" | "note" | "sheet", payload: object, files: Id[] = []): Promise<Id> {
    const record = await this.one(id);
    const seeds = this.requestSeeds(record);
    const seed = seeds.get(record.facts.generation);
    if (!seed) throw new Error("no key of this request");
    const recipients: Recipient[] = [{ kind: KeyKind.request, key: sealingPublic(seed) }];
    if (kind === "answer") {
      for (const reader of record.readers.filter((one) => one.state !== "dead" && one.state !== "code" && one.reach === "all"))
        recipients.push({ kind: KeyKind.reader, key: bytes(reader.reader_key) });
    }
    const sequence = kind === "answer" ? record.next.outward : record.next.inside;
    const sealed = close({ organisation: this.organisation, request: id, kind: kinds[kind], sequence },
      utf8(JSON.stringify({ v: 1, files: [], ...payload })), { kind: KeyKind.identity, seed: this.keyring.identity }, recipients);
    if (!sealed) throw new Error("too long");
    const { envelope } = await this.send<{ envelope: Id }>("POST", `/api/requests/${id}/envelopes`, { kind, sequence,
      envelope: toBase64url(sealed.bytes), wraps: sealed.wraps.map((one) => toBase64url(one.bytes)), files });
    return envelope;
  }
}

// A file sealed and uploaded as the desk does it; what the message says of it.
export async function attach(staff: Staff, request: Id, from: { name: string; bytes: Uint8Array<ArrayBuffer> }) {
  const key = freshSecret();
  const id = toHex(freshBytes(16));
  const upload = { "X-Upload": toBase64url(freshBytes(32)), "X-Havre": "1", Cookie: staff.cookie };
  const address = (part: string) => `${staff.house.desk}/api/files/${id}/${part}?request=${request}`;
  const file = new Blob([from.bytes]);
  let number = 0;
  for await (const body of sealFile({ organisation: staff.organisation, request, file: id }, key, file)) {
    const kept = await fetch(address(String(number++)), { method: "PUT", body, headers: upload });
    if (!kept.ok) throw new Error(`a chunk was refused: ${kept.status}`);
  }
  const done = await fetch(address("done"), { method: "POST", body: JSON.stringify({ chunks: number }),
    headers: { ...upload, "Content-Type": "application/json" } });
  if (!done.ok) throw new Error(`the file was refused: ${done.status}`);
  return { id, key: toBase64url(key), name: from.name, type: "text/plain", size: from.bytes.length };
}

export { fromHex };
