// SPDX-License-Identifier: AGPL-3.0-or-later
// Sorting a flood: a line of each new request, what is alike chosen together, and binned a thousand at a
// time.
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { type Id, type Junk, requests } from "../../shared/api.ts";
import { Banner } from "../../shared/components/banner.tsx";
import { Button } from "../../shared/components/button.tsx";
import { announce } from "../house/announcer.tsx";
import { Failure, useDoing } from "../house/doing.tsx";
import { look } from "../house/live.ts";
import { Title } from "../house/title.tsx";
import { t } from "../speak.ts";
import { JunkChoice } from "./junk_choice.tsx";
import { inBatches } from "./order.ts";
import { previewsOf } from "./previews.ts";
import { type Row, olderThan, rangeTo, rareFirst, similarTo, withChosen, withPreviews } from "./sorting.ts";
import { SortRow } from "./sort_row.tsx";

const pageSize = 200;
const binBatch = 1000;
const shownAtOnce = 200;

export function SortScreen() {
  const { rows, setRows, doing, opened, again } = useFlood();
  const [chosen, setChosen] = useState<ReadonlySet<Id>>(new Set());
  const [last, setLast] = useState<Id | null>(null);
  const [why, setWhy] = useState<Junk>("copy");
  const [shown, setShown] = useState(shownAtOnce);
  const [binned, setBinned] = useState<Id[]>([]);
  const [done, setDone] = useState<number | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const sorted = useMemo(() => (opened === rows.length ? rareFirst(rows) : rows), [rows, opened]);

  const choose = (ids: readonly Id[], on = true) => setChosen(withChosen(chosen, ids, on));
  const flip = (id: Id, range: boolean) => {
    choose(range ? rangeTo(sorted, last, id) : [id], range || !chosen.has(id));
    setLast(id);
  };
  const bin = () =>
    doing.run(async () => {
      const ids = [...chosen];
      setDone(0);
      try {
        for (const batch of inBatches(ids, binBatch)) {
          const { unopened } = await requests.bin(batch, why);
          const gone = new Set(batch.filter((id) => !unopened.includes(id)));
          setRows((before) => before.filter((row) => !gone.has(row.facts.id)));
          setDone((before) => (before ?? 0) + batch.length);
        }
      } finally {
        setDone(null);
      }
      setBinned(ids);
      setChosen(new Set());
      announce(t("sort.binned", { count: ids.length }));
      await look();
    });
  const undo = () =>
    doing.run(async () => {
      for (const batch of inBatches(binned, binBatch)) await requests.takeBack(batch);
      setBinned([]);
      await look();
      again();
    });

  return (
    <div class="page stack sorting">
      <a class="back shown" href="/requests">
        {t("request.back")}
      </a>
      <Title>{t("sort.title")}</Title>
      <p>{t("sort.what")}</p>
      <p class="small soft">
        {t("sort.trail")} <kbd>j</kbd> <kbd>k</kbd> {t("keys.move")} · <kbd>x</kbd> {t("keys.choose")} ·{" "}
        <kbd>s</kbd> {t("keys.similar")}
      </p>
      <Failure doing={doing} />
      <div class="sort-bar row" role="group" aria-label={t("sort.actions")}>
        <strong aria-live="polite">{t("sort.chosen", { count: chosen.size })}</strong>
        <Button onPress={() => last && choose(similarTo(rows, last))} disabled={!last}>
          {t("sort.similar")}
        </Button>
        <Button onPress={() => last && choose(olderThan(rows, last))} disabled={!last}>
          {t("sort.older")}
        </Button>
        <Button
          onPress={() =>
            choose(
              rows.map((row) => row.facts.id),
              chosen.size < rows.length,
            )
          }
        >
          {chosen.size === rows.length && rows.length > 0
            ? t("sort.none")
            : t("sort.all", { count: rows.length })}
        </Button>
        <JunkChoice value={why} onValue={setWhy} />
        <Button kind="grave" disabled={chosen.size === 0} onPress={bin}>
          {t("sort.bin", { count: chosen.size })}
        </Button>
      </div>
      {opened < rows.length && (
        <label class="small">
          {t("sort.opening", { done: opened, all: rows.length })}{" "}
          <progress max={rows.length} value={opened} />
        </label>
      )}
      {done !== null && (
        <label class="small">
          {t("sort.binning")} <progress max={chosen.size} value={done} />
        </label>
      )}
      {binned.length > 0 && (
        <Banner tone="good" announced>
          <div class="row apart">
            {t("sort.binned", { count: binned.length })} <Button onPress={undo}>{t("sort.undo")}</Button>
          </div>
        </Banner>
      )}
      <ul
        class="plain-list sort-list"
        ref={list}
        onKeyDown={(event) => onKey(event, list.current, flip, (id) => choose(similarTo(rows, id)))}
      >
        {sorted.slice(0, shown).map((row) => (
          <SortRow key={row.facts.id} row={row} chosen={chosen.has(row.facts.id)} onFlip={flip} />
        ))}
      </ul>
      {rows.length === 0 && !doing.busy && <p class="soft">{t("queue.empty")}</p>}
      {shown < rows.length && (
        <div class="row">
          <Button onPress={() => setShown(shown + shownAtOnce)}>{t("queue.more")}</Button>
        </div>
      )}
    </div>
  );
}

// First every new request's facts, then their lines, newest first, as fast as this device opens them.
function useFlood() {
  const [rows, setRows] = useState<Row[]>([]);
  const [round, setRound] = useState(0);
  const doing = useDoing();
  useEffect(() => {
    let here = true;
    void doing.run(async () => {
      const found: Row[] = [];
      let before: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof requests.page>> = await requests.page("new", "newest", before, pageSize);
        found.push(...page.requests.map((facts) => ({ facts, text: null, opened: false })));
        before = page.more;
        setRows([...found]);
      } while (before !== null && here);
      await previewsOf(
        found.map((row) => row.facts.id),
        (previews) => {
          setRows((now) => withPreviews(now, previews));
          return here;
        },
      );
    });
    return () => {
      here = false;
    };
  }, [round]);
  return {
    rows,
    setRows,
    doing,
    again: () => setRound(round + 1),
    opened: rows.filter((row) => row.opened).length,
  };
}

function onKey(
  event: KeyboardEvent,
  list: HTMLUListElement | null,
  flip: (id: Id, range: boolean) => void,
  similar: (id: Id) => void,
): void {
  const boxes = [...(list?.querySelectorAll<HTMLInputElement>("input[type=checkbox]") ?? [])];
  const at = boxes.indexOf(document.activeElement as HTMLInputElement);
  if (at < 0 || event.ctrlKey || event.altKey || event.metaKey) return;
  const id = boxes[at].value;
  if (event.key === "j" || event.key === "ArrowDown") boxes[Math.min(boxes.length - 1, at + 1)].focus();
  else if (event.key === "k" || event.key === "ArrowUp") boxes[Math.max(0, at - 1)].focus();
  else if (event.key.toLowerCase() === "x") flip(id, event.shiftKey);
  else if (event.key === "s") similar(id);
  else return;
  event.preventDefault();
}
