// SPDX-License-Identifier: AGPL-3.0-or-later
// How the gathered requests stand, of those this person sees.
import type { Share } from "../../shared/api.ts";
import { Bars } from "../case/bars.tsx";
import { t, word } from "../speak.ts";
import type { BoardProps } from "./cell_screen.tsx";

const states = ["new", "open", "answered", "closed", "binned", "withdrawn", "destroyed"];
const levels = ["urgent", "high", "normal", "low"];

function counted(values: readonly string[], order: readonly string[]): Share[] {
  return order
    .map((what) => ({ what, count: values.filter((one) => one === what).length }))
    .filter((one) => one.count > 0);
}

export function SumsCard({ board }: BoardProps) {
  if (board.requests.length === 0) return null;
  const facts = board.requests.map((one) => one.facts);
  return (
    <div class="figures">
      <Bars
        title={t("numbers.states")}
        shares={counted(facts.map((one) => one.state), states)}
        name={(what) => word("states", what)}
      />
      <Bars
        title={t("cell.by_level")}
        shares={counted(facts.map((one) => one.priority), levels)}
        name={(what) => word("level", what)}
      />
    </div>
  );
}
