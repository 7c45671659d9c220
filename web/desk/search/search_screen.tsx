// SPDX-License-Identifier: AGPL-3.0-or-later
// Searching what this device can open. What is typed stays here: the server is asked nothing.
import { useDeferred } from "./use_deferred.ts";
import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../../shared/components/button.tsx";
import { useStore } from "../house/store.ts";
import { Title } from "../house/title.tsx";
import { t } from "../speak.ts";
import { type Choice, anything, answered } from "./asking.ts";
import { FilterRow } from "./filter_row.tsx";
import { ProgressLine } from "./progress_line.tsx";
import { ResultRow } from "./result_row.tsx";
import { asked, facts, fill, index, progress } from "./shelf.ts";

const shownAtOnce = 30;

export function SearchScreen() {
  const [typed, setTyped] = useState(asked.text);
  const [choice, setChoice] = useState<Choice>(anything);
  const [many, setMany] = useState(shownAtOnce);
  const now = useStore(progress);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const found = useDeferred(() => answered(index, facts, typed, choice), [typed, choice, now]);
  const asking = typed.trim() !== "" || choice !== anything;

  useEffect(() => {
    field.current?.focus();
    if (now.at === "empty") void fill();
  }, []);
  useEffect(() => setMany(shownAtOnce), [typed, choice]);
  const type = (text: string) => {
    asked.text = text;
    setTyped(text);
  };
  return (
    <section class="page stack search" onKeyDown={(event) => onKey(event, field.current, list.current)}>
      <Title>{t("search.title")}</Title>
      <div class="field" role="search">
        <label for="search-field">{t("search.field")}</label>
        <span class="hint" id="search-hint">
          {t("search.hint")} <kbd>/</kbd> {t("search.keys.field")} · <kbd>↓</kbd> <kbd>↑</kbd> {t("keys.move")} ·{" "}
          <kbd>Ctrl</kbd> <kbd>K</kbd> {t("search.keys.anywhere")}
        </span>
        <input
          id="search-field"
          ref={field}
          type="search"
          dir="auto"
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          aria-describedby="search-hint"
          value={typed}
          onInput={(event) => type(event.currentTarget.value)}
        />
      </div>
      <FilterRow choice={choice} onChoice={setChoice} />
      <ProgressLine now={now} />
      <p class="small" aria-live="polite">
        {asking && t(found.length === 0 ? "search.none" : "search.found", { count: found.length })}
      </p>
      <ol class="plain-list results" ref={list}>
        {found.slice(0, many).map((one) => (
          <ResultRow key={one.facts.id} shown={one} request={index.get(one.facts.id)} />
        ))}
      </ol>
      {found.length > many && (
        <div class="row">
          <Button onPress={() => setMany(many + shownAtOnce)}>{t("queue.more")}</Button>
        </div>
      )}
    </section>
  );
}

// Only while the focus is in the search, so that no screen reader's or speech program's keys are taken.
function onKey(event: KeyboardEvent, field: HTMLInputElement | null, list: HTMLOListElement | null): void {
  if (event.ctrlKey || event.altKey || event.metaKey || event.target instanceof HTMLSelectElement) return;
  const links = [...(list?.querySelectorAll("a") ?? [])];
  const at = links.indexOf(document.activeElement as HTMLAnchorElement);
  const typing = document.activeElement === field;
  let next: HTMLElement | null | undefined;
  if (event.key === "/" && !typing) next = field;
  else if (event.key === "ArrowDown" && (typing || at >= 0)) next = links[Math.min(at + 1, links.length - 1)];
  else if (event.key === "ArrowUp" && at >= 0) next = at === 0 ? field : links[at - 1];
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: "nearest" });
}
