// SPDX-License-Identifier: AGPL-3.0-or-later
// Choosing several in the queue, to put them into the bin or take them out of it.
import { useEffect, useState } from "preact/hooks";
import { type Facts, type Id, type Lying, type RequestState, requests } from "../../shared/api.ts";
import { leads } from "../access/session.ts";
import { between } from "./order.ts";
import { withChosen } from "./sorting.ts";

export interface Choosing {
  offered: boolean;
  chosen: ReadonlySet<Id>;
  flip: (id: Id, range: boolean) => void;
  choose: (ids: readonly Id[]) => void;
  lying: ReadonlyMap<Id, Lying>; // of what is in the bin
}

export function useChoosing(rows: readonly Facts[], state: RequestState): Choosing {
  const [chosen, setChosen] = useState<ReadonlySet<Id>>(new Set());
  const [last, setLast] = useState<Id | null>(null);
  const [lying, setLying] = useState<ReadonlyMap<Id, Lying>>(new Map());
  const ids = rows.map((row) => row.id);
  useEffect(() => {
    setChosen(new Set());
    setLast(null);
  }, [state]);
  useEffect(() => {
    if (state !== "binned") return;
    void requests.lying().then(
      (all) => setLying(new Map(all.map((one) => [one.request, one]))),
      () => {},
    );
  }, [state, rows]);
  const flip = (id: Id, range: boolean) => {
    setChosen(withChosen(chosen, range ? between(ids, last, id) : [id], range || !chosen.has(id)));
    setLast(id);
  };
  return {
    offered: leads() && (state === "new" || state === "binned"),
    // What has left the list meanwhile is not chosen any more.
    chosen: new Set([...chosen].filter((id) => ids.includes(id))),
    flip,
    choose: (all) => setChosen(new Set(all)),
    lying,
  };
}
