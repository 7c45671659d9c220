// SPDX-License-Identifier: AGPL-3.0-or-later
import { type Option, Select } from "../../shared/components/field.tsx";
import { type Key, t, word } from "../speak.ts";
import { languageName } from "../requests/names.ts";
import { type Choice, anything } from "./asking.ts";
import { facts } from "./shelf.ts";

const states = ["new", "open", "answered", "closed", "withdrawn", "binned"];
const imminences = ["now", "day", "week", "later", "unknown"];

export function FilterRow({ choice, onChoice }: { choice: Choice; onChoice: (choice: Choice) => void }) {
  const languages = [...new Set([...facts.values()].map((one) => one.language))].sort();
  const select = (name: keyof Choice, label: Key, options: readonly Option[]) => (
    <Select
      label={t(label)}
      value={choice[name]}
      options={[["", t("search.any")], ...options]}
      onValue={(value) => onChoice(chosen({ ...choice, [name]: value }))}
    />
  );
  return (
    <div class="filters" role="group" aria-label={t("search.filters")}>
      {select("state", "search.state", states.map((one) => [one, word("states", one)]))}
      {select("imminence", "search.imminence", imminences.map((one) => [one, word("imminence", one)]))}
      {select("language", "search.language", languages.map((one) => [one, languageName(one)]))}
      {select("kind", "search.kind", [
        ["request", t("kind.request")],
        ["complaint", t("kind.complaint")],
      ])}
    </div>
  );
}

function chosen(choice: Choice): Choice {
  return Object.values(choice).every((value) => value === "") ? anything : choice;
}
