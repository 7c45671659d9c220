// SPDX-License-Identifier: AGPL-3.0-or-later
// Facts, priority and clocks of one request, asked for once for everything that shows them, and anew whenever
// something happens to it.
import { useEffect } from "preact/hooks";
import { type CaseRecord, type Id, cases } from "../../shared/api.ts";
import { type Doing, useLoaded } from "../house/doing.tsx";
import { pulse, touches } from "../house/live.ts";
import { useStore } from "../house/store.ts";

export interface KnownCase {
  record: CaseRecord | null; // null: not here yet
  doing: Doing;
  again: () => Promise<boolean>;
}

export function useCase(id: Id): KnownCase {
  const { value: record, doing, again } = useLoaded(() => cases.one(id), [id]);
  const beat = useStore(pulse);
  useEffect(() => {
    if (touches(beat, id)) void again();
  }, [beat]);
  return { record, doing, again };
}
