// SPDX-License-Identifier: AGPL-3.0-or-later
// Why something goes into the bin, in one word.
import { type Junk, allJunk } from "../../shared/api_shapes.ts";
import { t, word } from "../speak.ts";

export function JunkChoice({ value, onValue }: { value: Junk; onValue: (junk: Junk) => void }) {
  return (
    <label class="row small">
      {t("bin.why")}
      <select
        class="inline"
        value={value}
        onChange={(event) => onValue(event.currentTarget.value as Junk)}
      >
        {allJunk.map((one) => (
          <option key={one} value={one} selected={one === value}>
            {word("junk", one)}
          </option>
        ))}
      </select>
    </label>
  );
}
