// SPDX-License-Identifier: AGPL-3.0-or-later
import { useEffect, useMemo, useState } from "preact/hooks";
import type { PersonRecord } from "../../shared/api.ts";
import { Banner } from "../../shared/components/banner.tsx";
import { Button } from "../../shared/components/button.tsx";
import { Dialog } from "../../shared/components/dialog.tsx";
import { Check } from "../../shared/components/field.tsx";
import { SecretWords } from "../../shared/components/secret_words.tsx";
import { identityNumbers } from "../access/enrolling.ts";
import { keepStock } from "../access/epoch_keys.ts";
import { session } from "../access/session.ts";
import { inWords, wordLanguage } from "../access/word_lists.ts";
import { Failure, useDoing } from "../house/doing.tsx";
import { said } from "../house/said.ts";
import { list, t, word } from "../speak.ts";
import { type Candidate, candidates, publish } from "./directory_making.ts";

interface Props {
  people: readonly PersonRecord[];
  onDone: () => void;
  onClose: () => void;
}

export function AdmitDialog({ people, onDone, onClose }: Props) {
  const [compared, setCompared] = useState<string[]>([session().place.person]);
  const doing = useDoing();
  const checked = useMemo(() => {
    try {
      return { found: candidates(people), failed: null };
    } catch (error) {
      return { found: [], failed: said(error) };
    }
  }, [people]);
  const chosen = checked.found.filter((candidate) => compared.includes(candidate.person.id));
  const admit = () =>
    doing.run(async () => {
      await publish(people, chosen);
      await keepStock();
      onDone();
    });
  const flip = (id: string, on: boolean) =>
    setCompared(on ? [...compared, id] : compared.filter((one) => one !== id));
  return (
    <Dialog title={t("admit.title")} onClose={onClose}>
      <p>{t("admit.what")}</p>
      {checked.failed && (
        <Banner tone="alarm" announced>
          {checked.failed}
        </Banner>
      )}
      {checked.found.map((candidate) => (
        <CandidateCard
          key={candidate.person.id}
          candidate={candidate}
          compared={compared.includes(candidate.person.id)}
          onCompared={(on) => flip(candidate.person.id, on)}
        />
      ))}
      <Failure doing={doing} />
      <div class="row">
        <Button kind="main" disabled={checked.failed !== null} onPress={admit}>
          {chosen.length > 0 ? t("admit.do", { count: chosen.length }) : t("admit.renew")}
        </Button>
        <Button onPress={onClose}>{t("dialog.cancel")}</Button>
      </div>
    </Dialog>
  );
}

interface CardProps {
  candidate: Candidate;
  compared: boolean;
  onCompared: (on: boolean) => void;
}

function CandidateCard({ candidate, compared, onCompared }: CardProps) {
  const { person, entry } = candidate;
  const [words, setWords] = useState<string[]>([]);
  useEffect(() => void inWords(identityNumbers(entry.identity), person.language).then(setWords), [person.id]);
  return (
    <section class="card stack close">
      <h3>
        <bdi>{person.display_name}</bdi>
      </h3>
      <p class="small">{list(person.roles.map((role) => word("role", role)))}</p>
      <p class="small">{t("admit.compare")}</p>
      <SecretWords words={words} language={wordLanguage(person.language)} label={t("enrol.words_label")} />
      <Check checked={compared} onChecked={onCompared}>
        {t("admit.same")}
      </Check>
    </section>
  );
}
