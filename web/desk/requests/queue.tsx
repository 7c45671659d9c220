// SPDX-License-Identifier: AGPL-3.0-or-later
// Requests as facts only: nothing of what anybody wrote is here.
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { type Facts, type FactsPage, type Id, type ListOrder, type RequestState, requests } from "../../shared/api.ts";
import { Button } from "../../shared/components/button.tsx";
import { number } from "../../shared/i18n.ts";
import { session } from "../access/session.ts";
import { Failure, useDoing } from "../house/doing.tsx";
import { counts, pulse } from "../house/live.ts";
import { useStore } from "../house/store.ts";
import { Title } from "../house/title.tsx";
import { language, t, word } from "../speak.ts";
import { BinBar } from "./bin_bar.tsx";
import { useChoosing } from "./choosing.ts";
import { PressingList } from "./pressing_list.tsx";
import { QueueRow } from "./queue_row.tsx";

export const listedStates: readonly RequestState[] = [
  "new",
  "open",
  "answered",
  "closed",
  "withdrawn",
  "binned",
];
const pageSize = 100;

export function Queue({ state, open }: { state: RequestState; open: string | null }) {
  const [order, setOrder] = useState<ListOrder>(() =>
    sessionStorage.getItem("havre.order") === "newest" ? "newest" : "pressing",
  );
  const { rows, more, doing, loadMore } = useRows(state, order);
  const list = useRef<HTMLUListElement>(null);
  const tally = useStore(counts);
  const choosing = useChoosing(rows, state);
  const many = (tally?.new ?? 0) > 20 && state === "new";

  const choose = (chosen: ListOrder) => {
    sessionStorage.setItem("havre.order", chosen);
    setOrder(chosen);
  };
  return (
    <section
      class="queue"
      aria-label={t("nav.requests")}
      onKeyDown={(event) => moveInList(event, list.current, choosing.flip)}
    >
      <div class="queue-head stack">
        {open ? <h2>{t("queue.title")}</h2> : <Title tab={t("nav.requests")}>{t("queue.title")}</Title>}
        <PressingList />
        <StateTabs state={state} />
        <div class="row apart">
          <label class="row small soft">
            {t("queue.order")}
            <select
              class="inline"
              value={order}
              onChange={(event) => choose(event.currentTarget.value as ListOrder)}
            >
              {(["pressing", "newest"] as const).map((one) => (
                <option key={one} value={one} selected={one === order}>
                  {t(`queue.order.${one}`)}
                </option>
              ))}
            </select>
          </label>
          {state === "new" && rows.length > 0 && (
            <a class="small" href="/sort">
              {many ? t("queue.sort_many") : t("queue.sort")}
            </a>
          )}
        </div>
      </div>
      <BinBar state={state} rows={rows} choosing={choosing} />
      <Failure doing={doing} />
      {!doing.busy && rows.length === 0 && <p class="soft empty">{t("queue.empty")}</p>}
      <ul class="plain-list" ref={list}>
        {rows.map((facts) => (
          <QueueRow
            key={facts.id}
            facts={facts}
            open={facts.id === open}
            state={state}
            choosing={choosing.offered ? choosing : null}
          />
        ))}
      </ul>
      {more && (
        <div class="row empty">
          <Button onPress={loadMore}>{t("queue.more")}</Button>
        </div>
      )}
    </section>
  );
}

// What was loaded stays loaded when something changes, so that the list does not jump back under somebody's
// eyes.
function useRows(state: RequestState, order: ListOrder) {
  const [rows, setRows] = useState<Facts[]>([]);
  const [more, setMore] = useState<string | null>(null);
  const doing = useDoing();
  const beat = useStore(pulse);
  const loaded = useRef(0);

  const load = useCallback(
    async (wanted: number) => {
      const found: Facts[] = [];
      let before: string | null = null;
      do {
        const page: FactsPage = await requests.page(state, order, before, pageSize);
        found.push(...page.requests);
        before = page.more;
      } while (before !== null && found.length < wanted);
      loaded.current = found.length;
      setRows(found);
      setMore(before);
    },
    [state, order],
  );

  useEffect(() => {
    setRows([]);
    loaded.current = 0;
  }, [state, order]);
  useEffect(() => void doing.run(() => load(Math.max(pageSize, loaded.current))), [state, order, beat]);
  return { rows, more, doing, loadMore: () => doing.run(() => load(loaded.current + pageSize)) };
}

function StateTabs({ state }: { state: RequestState }) {
  const tally = useStore(counts);
  return (
    <nav class="tabs" aria-label={t("queue.states")}>
      {listedStates.map((one) => (
        <a key={one} href={`/requests?state=${one}`} aria-current={one === state ? "page" : undefined}>
          {word("states", one)} {tally && <span class="count">{number(tally[one], language())}</span>}
        </a>
      ))}
    </nav>
  );
}

// Only while the focus is in the list, so that no screen reader's or speech program's keys are taken.
function moveInList(
  event: KeyboardEvent,
  list: HTMLUListElement | null,
  flip: (id: Id, range: boolean) => void,
): void {
  const typing = (event.target as Element).closest("input:not([type=checkbox]), textarea, select");
  if (typing || event.ctrlKey || event.altKey || event.metaKey) return;
  const row = (event.target as Element).closest<HTMLElement>("li[data-request]");
  if (event.key.toLowerCase() === "x" && row?.dataset.request) {
    event.preventDefault();
    return flip(row.dataset.request, event.shiftKey);
  }
  const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
  if (step === undefined || !list) return;
  const links = [...list.querySelectorAll<HTMLAnchorElement>("a.request")];
  const at = links.findIndex((link) => link.closest("li")?.contains(document.activeElement));
  const next = links[at < 0 ? 0 : Math.min(links.length - 1, Math.max(0, at + step))];
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: "nearest" });
}

export function useZone() {
  return { language: language(), timeZone: session().me.person.time_zone };
}
