// SPDX-License-Identifier: AGPL-3.0-or-later
import { useEffect, useState } from "preact/hooks";
import { asciiDigits } from "../../shared/digits.ts";
import { Banner } from "../../shared/components/banner.tsx";
import { Button } from "../../shared/components/button.tsx";
import { Check, Field } from "../../shared/components/field.tsx";
import { SecretWords } from "../../shared/components/secret_words.tsx";
import { digits } from "../../shared/sealing/words.ts";
import { t } from "../speak.ts";
import { inGroups } from "./base32.ts";
import type { Enrolment } from "./enrolling.ts";
import { freshPassphrase, normalPassphrase } from "./passphrase.ts";
import { inWords } from "./word_lists.ts";

// Shown, hidden, typed back: who can type it has it.
export function PassphraseStep({
  language,
  onDone,
}: {
  language: string;
  onDone: (passphrase: string) => void;
}) {
  const [words, setWords] = useState<string[]>([]);
  const [typing, setTyping] = useState(false);
  const [typed, setTyped] = useState("");
  const [wrong, setWrong] = useState(false);
  const make = () => void freshPassphrase(language).then(setWords);
  useEffect(make, []);

  const submit = (event: Event) => {
    event.preventDefault();
    if (normalPassphrase(typed) === words.join(" ")) return onDone(words.join(" "));
    setWrong(true);
  };
  if (!typing) {
    return (
      <>
        <h2>{t("passphrase.title")}</h2>
        <p>{t("passphrase.made")}</p>
        <SecretWords words={words} language={language} label={t("login.passphrase")} />
        <div class="row">
          <Button kind="main" onPress={() => setTyping(true)}>
            {t("passphrase.have_it")}
          </Button>
          <Button onPress={make}>{t("passphrase.another")}</Button>
        </div>
      </>
    );
  }
  return (
    <form class="stack" onSubmit={submit}>
      <h2>{t("passphrase.title")}</h2>
      <Field
        label={t("passphrase.type_back")}
        value={typed}
        onValue={setTyped}
        language={language}
        focused
        required
        error={wrong ? t("passphrase.wrong") : null}
        autocomplete="new-password"
      />
      <div class="row">
        <Button kind="main" submit>
          {t("enrol.next")}
        </Button>
        <Button onPress={() => setTyping(false)}>{t("passphrase.show_again")}</Button>
      </div>
    </form>
  );
}

interface PrintProps {
  made: Enrolment;
  onDone: () => void;
}

export function PrintStep({ made, onDone }: PrintProps) {
  const { started, recovery } = made;
  return (
    <>
      <h2>{t("print.title")}</h2>
      <RecoverySheet numbers={recovery} language={started.language} name={started.login_name} />
      <PrintAndGo onDone={onDone} />
    </>
  );
}

export function PrintAndGo({ onDone }: { onDone: () => void }) {
  const [kept, setKept] = useState(false);
  return (
    <>
      <div class="row">
        <Button onPress={() => print()}>{t("print.do")}</Button>
      </div>
      <Check checked={kept} onChecked={setKept}>
        {t("print.kept")}
      </Check>
      <div class="row">
        <Button kind="main" disabled={!kept} onPress={onDone}>
          {t("enrol.next")}
        </Button>
      </div>
    </>
  );
}

export function RecoverySheet({
  numbers,
  language,
  name,
}: {
  numbers: readonly number[];
  language: string;
  name: string;
}) {
  const [words, setWords] = useState<string[]>([]);
  useEffect(() => void inWords(numbers, language).then(setWords), [numbers, language]);
  return (
    <div class="printed stack">
      <p>{t("print.what", { name })}</p>
      <SecretWords words={words} language={language} label={t("login.recovery")} />
      <p class="small soft">
        {t("print.digits")} <code dir="ltr">{digits(numbers)}</code>
      </p>
    </div>
  );
}

export function SecondFactorStep({
  made,
  busy,
  onCode,
}: {
  made: Enrolment;
  busy: boolean;
  onCode: (code: string) => void;
}) {
  const [code, setCode] = useState("");
  const { one_time_secret: secret, one_time_address: address } = made.started;
  const submit = (event: Event) => {
    event.preventDefault();
    onCode(asciiDigits(code));
  };
  return (
    <form class="stack" onSubmit={submit}>
      <h2>{t("factor.title")}</h2>
      <SecretToType secret={secret} address={address} />
      <Field
        label={t("login.one_time")}
        hint={t("login.one_time_hint")}
        value={code}
        onValue={setCode}
        required
        inputmode="numeric"
        autocomplete="one-time-code"
      />
      <div class="row">
        <Button kind="main" submit disabled={busy}>
          {t("enrol.finish")}
        </Button>
      </div>
    </form>
  );
}

export function SecretToType({ secret, address }: { secret: string; address: string }) {
  return (
    <>
      <p>{t("factor.how")}</p>
      <p class="card mono" dir="ltr">
        {inGroups(secret)}
      </p>
      <p class="small">
        <a href={address} dir="ltr">
          {t("factor.open_app")}
        </a>
      </p>
      <Banner>{t("factor.other_device")}</Banner>
    </>
  );
}
