// SPDX-License-Identifier: AGPL-3.0-or-later
import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { chunkCount, chunkSize, openFile } from "../../shared/sealing/file.ts";
import { freshId } from "../../shared/sealing/keys.ts";
import { start } from "../../shared/sealing/sodium.ts";
import { Cut, Refused } from "../line/line.ts";
import { type FileRoutes, type Outgoing, Unreadable, outgoing, send } from "./outgoing.ts";
import { sendAll } from "./sending.ts";

before(start);

const place = () => ({ organisation: freshId(), request: freshId() });

// A door in memory, on a line that is cut at the calls it is told.
class Door implements FileRoutes {
  readonly kept = new Map<string, Map<number, Uint8Array>>();
  readonly finished: string[] = [];
  asked = 0;
  readonly #cuts: ReadonlySet<number>;

  constructor(...cuts: number[]) {
    this.#cuts = new Set(cuts);
  }

  #line(): void {
    if (this.#cuts.has(++this.asked)) throw new Cut();
  }

  async put(one: Outgoing, number: number, sealed: Uint8Array): Promise<void> {
    this.#line();
    const chunks = this.kept.get(one.id) ?? new Map();
    this.kept.set(one.id, chunks.set(number, sealed));
  }

  async have(one: Outgoing): Promise<[number, number][]> {
    this.#line();
    return [...(this.kept.get(one.id)?.keys() ?? [])].map((number) => [number, number]);
  }

  async done(one: Outgoing): Promise<void> {
    this.#line();
    if (this.kept.get(one.id)?.size !== one.chunks) throw new Refused("files.incomplete");
    this.finished.push(one.id);
  }

  inOrder(one: Outgoing): Uint8Array[] {
    return [...this.kept.get(one.id)!].sort(([a], [b]) => a - b).map(([, sealed]) => sealed);
  }
}

function watch() {
  const shares: [number, number][] = [];
  let cuts = 0;
  return {
    signal: new AbortController().signal,
    interrupted: () => void ++cuts,
    resumed: () => {},
    sent: () => {},
    share: (done: number, total: number) => void shares.push([done, total]),
    get cuts() {
      return cuts;
    },
    shares,
  };
}

function fileOf(size: number): File {
  const bytes = Uint8Array.from({ length: size }, (_, i) => (i * 7) & 255);
  return new File([bytes], "a.bin", { type: "application/x" });
}

describe("sending a file", () => {
  test("over a line that is cut three times, it arrives whole", async () => {
    const at = place();
    const one = outgoing(fileOf(5 * chunkSize + 3));
    const door = new Door(2, 5, 9);
    const seen = watch();
    await send(one, at, door, seen);
    assert.deepEqual(door.finished, [one.id]);
    assert.ok(seen.cuts >= 2, String(seen.cuts));
    const parts = await openFile({ ...at, file: one.id }, one.key, one.file.size, door.inOrder(one));
    assert.deepEqual(Buffer.concat(parts!), Buffer.from(await one.file.arrayBuffer()));
  });

  test("sends again only what is not there", async () => {
    const one = outgoing(fileOf(5 * chunkSize));
    const door = new Door(4);
    await send(one, place(), door, watch());
    // Six chunks with their padding, one of them twice, one question, one end.
    assert.ok(door.asked <= chunkCount(one.file.size) + 1 + atOnceAgain + 2, String(door.asked));
  });

  test("an empty file is sent too", async () => {
    const one = outgoing(fileOf(0));
    const door = new Door();
    await send(one, place(), door, watch());
    assert.equal(door.inOrder(one).length, 1);
  });

  test("stops at once when told to", async () => {
    const stopping = new AbortController();
    const door = new Door(1, 2, 3, 4, 5, 6);
    const sending = send(outgoing(fileOf(10)), place(), door, { ...watch(), signal: stopping.signal });
    stopping.abort();
    await assert.rejects(sending, { name: "AbortError" });
  });

  test("says so when the device cannot read the file any more", async () => {
    const gone = fileOf(10);
    Object.defineProperty(gone, "size", { value: 5000 });
    await assert.rejects(send(outgoing(gone), place(), new Door(), watch()), Unreadable);
  });
});

const atOnceAgain = 3;

describe("sending all files", () => {
  test("counts the chunks of all of them", async () => {
    const seen = watch();
    const files = [outgoing(fileOf(chunkSize + 1)), outgoing(fileOf(1))];
    const sent = await sendAll(files, place(), new Door(), seen);
    assert.deepEqual(sent, { files, deferred: false });
    assert.deepEqual(seen.shares.at(-1), [3, 3]);
  });

  test("leaves out those the house has no room for, and says so", async () => {
    const files = [outgoing(fileOf(1)), outgoing(fileOf(2))];
    class Full extends Door {
      override async put(one: Outgoing, number: number, sealed: Uint8Array): Promise<void> {
        if (one.id === files[1].id) throw new Refused("files.deferred");
        return super.put(one, number, sealed);
      }
    }
    assert.deepEqual(await sendAll(files, place(), new Full(), watch()), {
      files: [files[0]],
      deferred: true,
    });
  });
});
