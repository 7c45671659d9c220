// SPDX-License-Identifier: AGPL-3.0-or-later
// The form's errand against a door in memory that keeps the contract's rules and loses answers when told to.
import assert from "node:assert/strict";
import { afterEach, describe, test } from "node:test";
import { fromBase64url, toBase64url } from "../../shared/sealing/bytes.ts";
import { EnvelopeKind, open, readOutside } from "../../shared/sealing/envelope.ts";
import { requestOfToken } from "../../shared/sealing/form.ts";
import { KeyKind, freshId, freshSecret } from "../../shared/sealing/keys.ts";
import { storedFinder } from "../../shared/sealing/receipt.ts";
import { start } from "../../shared/sealing/sodium.ts";
import { WrapPurpose, envelopeSubject, openWrap } from "../../shared/sealing/wrap.ts";
import { KeysWrong } from "../house.ts";
import { bytesOf } from "../line/door.ts";
import { madeUpHouse } from "../made_up_house.ts";
import { type Arrived, sendRequest } from "./sending.ts";

await start();

type Body = Record<string, string> & { wraps: string[]; sequence: number; reader: { finder_hash: string } };

class Door {
  readonly token = toBase64url(freshSecret());
  readonly house = madeUpHouse(freshId());
  readonly kept: Body[] = [];
  readonly bodies: string[] = [];
  // For each request that comes: lost before it arrives, lost after it was kept, or refused.
  readonly fate: ("early" | "late" | "moved")[];

  constructor(...fate: Door["fate"]) {
    this.fate = fate;
    this.house.stated.request = requestOfToken(this.house.stated.organisation, this.token)!;
    globalThis.fetch = async (path, init) => this.#answer(String(path), String(init?.body));
  }

  #answer(path: string, body: string): Response {
    this.bodies.push(body);
    if (path === "/api/prepare") return Response.json({ ...this.house.stated, sequence: this.kept.length });
    assert.equal(path, "/api/requests");
    const fate = this.fate.shift();
    if (fate === "early") throw new TypeError("the line is cut");
    if (fate === "moved") return Response.json({ refused: "intake.keys_moved" }, { status: 409 });
    const request = JSON.parse(body) as Body;
    if (request.sequence !== this.kept.length)
      return Response.json({ refused: "intake.sequence_taken" }, { status: 409 });
    this.kept.push(request);
    if (fate === "late") throw new TypeError("the line is cut");
    return Response.json({ request: this.house.stated.request }, { status: 201 });
  }

  read(kept: Body): { answers: object } {
    const { stated, handler } = this.house;
    const sealed = bytesOf(kept.envelope);
    const subject = envelopeSubject(sealed);
    const wrap = bytesOf(kept.wraps[0]);
    const key = openWrap(wrap, KeyKind.epoch, handler.epoch, WrapPurpose.contentKey, subject)!;
    const place = {
      organisation: stated.organisation,
      request: stated.request,
      kind: EnvelopeKind.request,
      sequence: kept.sequence,
    };
    const opened = open(place, sealed, key, (_, __, payload) =>
      fromBase64url(JSON.parse(text(payload)).receipt.signer),
    )!;
    return JSON.parse(text(opened.payload));
  }
}

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const fetched = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = fetched;
});

function send(door: Door, change: object = {}): Promise<Arrived> {
  const wish = {
    token: door.token,
    kind: "request" as const,
    language: "fr",
    imminence: "now",
    root: door.house.stated.root,
    answers: { what: "au secours", imminence: "now" },
    files: [],
    ...change,
  };
  const quiet = () => {};
  const signal = new AbortController().signal;
  return sendRequest(wish, {
    signal,
    tell: quiet,
    share: quiet,
    interrupted: quiet,
    resumed: quiet,
    final: quiet,
  });
}

function receiptFits(arrived: Arrived, door: Door): void {
  const finder = arrived.receipt.finder(door.house.stated.organisation);
  assert.equal(toBase64url(storedFinder(finder)), door.kept.at(-1)!.reader.finder_hash);
}

describe("a request from the form", () => {
  test("arrives sealed, opens for the people it is for, and its receipt is the one kept", async () => {
    const door = new Door();
    const arrived = await send(door);
    assert.deepEqual(door.read(door.kept[0]).answers, { what: "au secours", imminence: "now" });
    receiptFits(arrived, door);
  });

  test("says to the door nothing of what was written but the language and how soon", async () => {
    const door = new Door();
    await send(door);
    assert.ok(door.bodies.every((body) => !body.includes("secours")));
    const { envelope, wraps, reader, token, ...readable } = JSON.parse(door.bodies.at(-1)!);
    assert.deepEqual(readable, { sequence: 0, kind: "request", language: "fr", imminence: "now", files: [] });
    assert.ok(readOutside(bytesOf(envelope)) && wraps && reader && token);
  });

  test("is kept once when the line was cut before it arrived", async () => {
    const door = new Door("early");
    receiptFits(await send(door), door);
    assert.equal(door.kept.length, 1);
  });

  test("is kept once when only the answer was lost", async () => {
    const door = new Door("late");
    receiptFits(await send(door), door);
    assert.equal(door.kept.length, 1);
  });

  test("is sealed again when keys have moved in between", async () => {
    const door = new Door("moved", "moved");
    receiptFits(await send(door), door);
    assert.equal(door.kept.length, 1);
  });

  test("gives up when keys move for ever", async () => {
    const door = new Door(...Array.from({ length: 20 }, () => "moved" as const));
    await assert.rejects(send(door), { name: "Refused", code: "intake.keys_moved" });
  });

  test("is not sent at all under another root, or when the door names another request", async () => {
    const door = new Door();
    await assert.rejects(send(door, { root: toBase64url(freshSecret()) }), KeysWrong);
    door.house.stated.request = freshId();
    await assert.rejects(send(door), KeysWrong);
    assert.equal(door.kept.length, 0);
  });

  test("that is longer than an envelope is refused before anything is sent", async () => {
    const door = new Door();
    await assert.rejects(send(door, { answers: { what: "x".repeat(65_000) } }), { code: "form.too_long" });
    assert.equal(door.kept.length, 0);
  });
});
