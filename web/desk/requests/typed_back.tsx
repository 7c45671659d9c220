// SPDX-License-Identifier: AGPL-3.0-or-later
// What the person reads back, checked here: a word misheard is a request lost.
import { useState } from "preact/hooks";
import { Banner } from "../../shared/components/banner.tsx";
import { Button } from "../../shared/components/button.tsx";
import { Field } from "../../shared/components/field.tsx";
import { fromWords } from "../access/word_lists.ts";
import { t } from "../speak.ts";

export function TypedBack({ numbers }: { numbers: readonly number[] }) {
  const [typed, setTyped] = useState("");
  const [right, setRight] = useState<boolean | null>(null);
  const check = async (event: Event) => {
    event.preventDefault();
    const read = await fromWords(typed, 12);
    setRight(read !== null && read.every((one, index) => one === numbers[index]));
  };
  return (
    <form class="stack" onSubmit={check}>
      <Field
        label={t("typed_back.label")}
        hint={t("typed_back.hint")}
        rows={2}
        value={typed}
        onValue={setTyped}
      />
      <div class="row">
        <Button submit disabled={typed.trim() === ""}>
          {t("typed_back.check")}
        </Button>
      </div>
      {right !== null && (
        <Banner tone={right ? "good" : "warn"} announced>
          {t(right ? "typed_back.right" : "typed_back.wrong")}
        </Banner>
      )}
    </form>
  );
}
