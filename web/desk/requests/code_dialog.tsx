// SPDX-License-Identifier: AGPL-3.0-or-later
// A code for a lost receipt, or for the defender of a request that somebody else made (doc/sealing.md 5.5).
// The team keeps it in a note, so that any of its devices can check who took it up.
import { useEffect, useState } from "preact/hooks";
import { type Id, requests } from "../../shared/api.ts";
import { Banner } from "../../shared/components/banner.tsx";
import { Button } from "../../shared/components/button.tsx";
import { Dialog } from "../../shared/components/dialog.tsx";
import { Radios } from "../../shared/components/field.tsx";
import { SecretWords } from "../../shared/components/secret_words.tsx";
import { toBase64url } from "../../shared/sealing/bytes.ts";
import { sealingPublic, signingPublic } from "../../shared/sealing/keys.ts";
import { Receipt, storedFinder } from "../../shared/sealing/receipt.ts";
import { digits } from "../../shared/sealing/words.ts";
import { session } from "../access/session.ts";
import { inWords, wordLanguage } from "../access/word_lists.ts";
import { Failure, useDoing } from "../house/doing.tsx";
import { t } from "../speak.ts";
import { languageName } from "./names.ts";
import { type Thread, note } from "./thread.ts";
import type { ThreadProps } from "./thread_view.tsx";

export function CodeDialog({ thread, onChange, onClose }: ThreadProps & { onClose: () => void }) {
  const living = thread.readers.real.filter((reader) => reader.state !== "dead");
  const [replaces, setReplaces] = useState<Id | "new">(living[0]?.id ?? "new");
  const [numbers, setNumbers] = useState<number[] | null>(null);
  const doing = useDoing();
  const give = () =>
    doing.run(async () => setNumbers(await giveCode(thread, replaces === "new" ? null : replaces)));
  const close = () => {
    onClose();
    if (numbers) void onChange();
  };
  return (
    <Dialog title={t("code.title")} onClose={close}>
      {numbers ? (
        <>
          <CodeWords numbers={numbers} language={thread.record.facts.language} />
          <Banner tone="warn">{t("code.read_aloud")}</Banner>
          <p>
            {t("code.where")} <bdi class="mono">{session().me.organisation.return_address}</bdi>
          </p>
          <div class="row">
            <Button kind="main" onPress={close}>
              {t("dialog.close")}
            </Button>
          </div>
        </>
      ) : (
        <>
          <p>{t("code.what")}</p>
          <Banner tone="warn">{t("code.checks")}</Banner>
          <Radios
            label={t("code.for")}
            value={replaces}
            onValue={setReplaces}
            options={[
              ...living.map(
                (reader) => [reader.id, t("code.replace", { kind: t(`reader.${reader.kind}`) })] as const,
              ),
              ["new", t("code.defender")],
            ]}
          />
          <Failure doing={doing} />
          <div class="row">
            <Button kind="main" onPress={give}>
              {t("code.make")}
            </Button>
            <Button onPress={close}>{t("dialog.cancel")}</Button>
          </div>
        </>
      )}
    </Dialog>
  );
}

// The note comes first: a code nobody could check later must not exist.
async function giveCode(thread: Thread, replaces: Id | null): Promise<number[]> {
  const { organisation } = session().place;
  const receipt = Receipt.fresh();
  const { numbers } = receipt;
  const reader = {
    finder_hash: toBase64url(storedFinder(receipt.finder(organisation))),
    reader_key: toBase64url(sealingPublic(receipt.opener(organisation))),
    signer_key: toBase64url(signingPublic(receipt.signer(organisation))),
  };
  const kind = thread.readers.real.find((one) => one.id === replaces)?.kind ?? "defender";
  receipt.clear();
  await note(thread, t("code.note", { kind: t(`reader.${kind}`) }), {
    what: "code",
    numbers,
    signer: reader.signer_key,
    for: replaces ?? "",
  });
  await requests.addCode(thread.record.facts.id, reader, kind, replaces ?? undefined);
  return numbers;
}

// Words in the person's language to be read aloud, and digits for whoever has no such keyboard.
export function CodeWords({ numbers, language }: { numbers: readonly number[]; language: string }) {
  const [words, setWords] = useState<string[]>([]);
  useEffect(() => void inWords(numbers, language).then(setWords), [numbers, language]);
  const shown = wordLanguage(language);
  return (
    <>
      <SecretWords
        words={words}
        language={shown}
        label={t("code.words", { language: languageName(shown) })}
      />
      <p class="small">
        {t("code.digits")} <code dir="ltr">{digits(numbers)}</code>
      </p>
    </>
  );
}
