// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Id } from "../../shared/api.ts";
import { Icon } from "../../shared/components/icon.tsx";
import { hourFromNow } from "../../shared/times.ts";
import { language, t, word } from "../speak.ts";
import { languageName } from "./names.ts";
import type { Row } from "./sorting.ts";

interface Props {
  row: Row;
  chosen: boolean;
  onFlip: (id: Id, range: boolean) => void;
}

export function SortRow({ row, chosen, onFlip }: Props) {
  const { facts } = row;
  const text = row.text ?? (row.opened ? t("sort.unopened") : "…");
  const flip = (event: MouseEvent) => {
    event.preventDefault();
    onFlip(facts.id, event.shiftKey);
  };
  return (
    <li class={chosen ? "chosen" : ""}>
      <label class="choice">
        <input type="checkbox" value={facts.id} checked={chosen} onClick={flip} />
        <span class="grow">
          <span class="words-kept line" dir="auto" lang={facts.language}>
            {text === "" ? t("sort.empty") : text}
          </span>
          <span class="row small soft">
            <span>{word("imminence", facts.imminence)}</span>
            <span>{languageName(facts.language)}</span>
            <span>{hourFromNow(facts.arrived_hour, language())}</span>
            {facts.files > 0 && (
              <span>
                <Icon name="file" /> {t("queue.files", { count: facts.files })}
              </span>
            )}
          </span>
        </span>
      </label>
      <a class="small" href={`/requests/${facts.id}`}>
        {t("sort.open")}
      </a>
    </li>
  );
}
