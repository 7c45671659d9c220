// SPDX-License-Identifier: AGPL-3.0-or-later
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { toBase64url } from "../shared/sealing/bytes.ts";
import { KeyKind, freshId, freshSecret, sealingPublic, signingPublic } from "../shared/sealing/keys.ts";
import { start } from "../shared/sealing/sodium.ts";
import { KeysWrong, addressees, verified } from "./house.ts";
import { madeUpHouse } from "./made_up_house.ts";

await start();

const request = freshId();
const made = madeUpHouse(request);
const { stated } = made;

describe("the organisation a door states", () => {
  test("counts when everything hangs on the root that the page names", () => {
    assert.equal(verified(stated, stated.root).organisation, stated.organisation);
  });

  test("is refused under another root than the page's, or under a name that is not the root's", () => {
    const other = toBase64url(signingPublic(freshSecret()));
    assert.throws(() => verified(stated, other), KeysWrong);
    assert.throws(() => verified({ ...stated, organisation: freshId() }, stated.root), KeysWrong);
    assert.throws(() => verified({ ...stated, root: "" }, ""), KeysWrong);
  });

  test("is refused when any part of it comes from elsewhere", () => {
    const other = madeUpHouse(request).stated;
    const parts = ["directory", "credential", "recovery", "epochs"] as const;
    for (const part of parts)
      assert.throws(() => verified({ ...stated, [part]: other[part] }, stated.root), KeysWrong, part);
    assert.throws(() => verified({ ...stated, revocations: [other.recovery] }, stated.root), KeysWrong);
  });
});

describe("whom an envelope is sealed to", () => {
  const house = verified(stated, stated.root);
  const keysFor = (...change: Parameters<typeof addressees>) =>
    addressees(...change).recipients.map((one) => `${one.kind} ${toBase64url(one.key)}`);
  const epochOf = (seed: Uint8Array) => `${KeyKind.epoch} ${toBase64url(sealingPublic(seed as never))}`;
  const recovery = `${KeyKind.recovery} ${toBase64url(sealingPublic(made.recovery))}`;

  test("at first is everyone who receives its kind, and the recovery key", () => {
    assert.deepEqual(keysFor(house, stated, "request"), [epochOf(made.handler.epoch), recovery]);
    assert.deepEqual(keysFor(house, stated, "complaint"), [epochOf(made.officer.epoch), recovery]);
  });

  test("is the team when the request stands already", () => {
    const standing = { ...stated, team: [made.officer.id] };
    assert.deepEqual(keysFor(house, standing, "request"), [epochOf(made.officer.epoch), recovery]);
    assert.deepEqual(keysFor(house, { ...stated, team: [] }, "request"), [recovery]);
  });

  test("is the request's own key alone once a member has stated one", () => {
    const key = sealingPublic(freshSecret());
    const open = { ...stated, request_key: made.statementOfKey(request, key, made.handler) };
    assert.deepEqual(keysFor(house, open, "request"), [`${KeyKind.request} ${toBase64url(key)}`]);
  });

  test("is nobody when that key is another request's, or stated by nobody of the house", () => {
    const key = sealingPublic(freshSecret());
    const foreign = made.statementOfKey(freshId(), key, made.handler);
    assert.throws(() => addressees(house, { ...stated, request_key: foreign }, "request"), KeysWrong);
    const stranger = madeUpHouse(request);
    const unknown = stranger.statementOfKey(request, key, stranger.handler);
    assert.throws(() => addressees(house, { ...stated, request_key: unknown }, "request"), KeysWrong);
  });
});
