// SPDX-License-Identifier: AGPL-3.0-or-later
// What to do with the chosen ones of the queue: into the bin with a word why, or out of it again.
import { useState } from "preact/hooks";
import { type Facts, type Id, type Junk, type RequestState, requests } from "../../shared/api.ts";
import { Banner } from "../../shared/components/banner.tsx";
import { Button } from "../../shared/components/button.tsx";
import { announce } from "../house/announcer.tsx";
import { Failure, useDoing } from "../house/doing.tsx";
import { look } from "../house/live.ts";
import { t } from "../speak.ts";
import type { Choosing } from "./choosing.ts";
import { JunkChoice } from "./junk_choice.tsx";
import { inBatches } from "./order.ts";

const atOnce = 1000;

interface BarProps {
  state: RequestState;
  rows: readonly Facts[];
  choosing: Choosing;
}

export function BinBar({ state, rows, choosing }: BarProps) {
  const [why, setWhy] = useState<Junk>("advertising");
  const [gone, setGone] = useState<readonly Id[]>([]);
  const [unopened, setUnopened] = useState(0);
  const doing = useDoing();
  const { chosen, choose, offered } = choosing;
  const bin = () =>
    doing.run(async () => {
      const kept: Id[] = [];
      for (const batch of inBatches([...chosen], atOnce)) kept.push(...(await requests.bin(batch, why)).unopened);
      const binned = [...chosen].filter((id) => !kept.includes(id));
      setGone(binned);
      setUnopened(kept.length);
      choose(kept);
      announce(t("sort.binned", { count: binned.length }));
      await look();
    });
  const takeBack = (ids: readonly Id[]) =>
    doing.run(async () => {
      for (const batch of inBatches(ids, atOnce)) await requests.takeBack(batch);
      setGone([]);
      choose([]);
      announce(t("bin.back", { count: ids.length }));
      await look();
    });
  if (!offered) return null;
  return (
    <div class="stack close bin-bar">
      <Failure doing={doing} />
      {state === "new" && gone.length > 0 && (
        <Banner tone="good" announced>
          <div class="row apart">
            {t("sort.binned", { count: gone.length })}{" "}
            <Button onPress={() => takeBack(gone)}>{t("sort.undo")}</Button>
          </div>
        </Banner>
      )}
      {state === "new" && unopened > 0 && (
        <Banner tone="alarm" announced>
          {t("bin.unopened", { count: unopened })}
        </Banner>
      )}
      {rows.length > 0 && (
        <p class="small soft">
          <kbd>j</kbd> <kbd>k</kbd> {t("keys.move")} · <kbd>x</kbd> {t("keys.choose")}
        </p>
      )}
      {chosen.size > 0 && (
        <div class="row" role="group" aria-label={t("sort.actions")}>
          <strong aria-live="polite">{t("sort.chosen", { count: chosen.size })}</strong>
          {chosen.size < rows.length && (
            <Button onPress={() => choose(rows.map((row) => row.id))}>
              {t("sort.all", { count: rows.length })}
            </Button>
          )}
          <Button onPress={() => choose([])}>{t("sort.none")}</Button>
          {state === "new" ? (
            <>
              <JunkChoice value={why} onValue={setWhy} />
              <Button kind="grave" disabled={doing.busy} onPress={bin}>
                {t("sort.bin", { count: chosen.size })}
              </Button>
            </>
          ) : (
            <Button kind="main" disabled={doing.busy} onPress={() => takeBack([...chosen])}>
              {t("sort.undo")}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
