// SPDX-License-Identifier: AGPL-3.0-or-later
// One's second factor: printed codes for its loss, and another authenticator. After a reset, the latter alone.
import { useState } from "preact/hooks";
import { factor } from "../../shared/api.ts";
import { Banner } from "../../shared/components/banner.tsx";
import { Button } from "../../shared/components/button.tsx";
import { Field } from "../../shared/components/field.tsx";
import { asciiDigits } from "../../shared/digits.ts";
import { Failure, useDoing } from "../house/doing.tsx";
import { Outside } from "../house/outside.tsx";
import { t } from "../speak.ts";
import { type Asking, printCodes, setTimeFactor } from "./changing_factor.ts";
import { PrintAndGo, SecretToType } from "./enrol_steps.tsx";
import { logOut } from "./logging_in.ts";
import { normalPassphrase } from "./passphrase.ts";
import { PassphraseField, Working } from "./proof_fields.tsx";
import { session } from "./session.ts";

type Step =
  | { at: "closed"; done?: "factor.set" }
  | { at: "codes" }
  | { at: "time" }
  | { at: "printed"; codes: string[] };

export function FactorCard() {
  const [step, setStep] = useState<Step>({ at: "closed" });
  const { codes_left: left } = session().me.factor;
  if (step.at === "codes") return <CodesForm onCodes={(codes) => setStep({ at: "printed", codes })} />;
  if (step.at === "printed") return <CodesSheet codes={step.codes} onDone={() => setStep({ at: "closed" })} />;
  if (step.at === "time") return <TimeForm onDone={() => setStep({ at: "closed", done: "factor.set" })} />;
  return (
    <>
      {step.done && (
        <Banner tone="good" announced>
          {t(step.done)}
        </Banner>
      )}
      <p>{t("factor.codes_left", { count: left })}</p>
      <p class="small soft">{t("factor.codes_what")}</p>
      <div class="row">
        <Button onPress={() => setStep({ at: "codes" })}>{t("factor.print_codes")}</Button>
        <Button onPress={() => setStep({ at: "time" })}>{t("factor.another")}</Button>
      </div>
    </>
  );
}

// Everything else waits until the new one is set.
export function FactorOwedScreen() {
  return (
    <Outside title={t("factor.owed_title")} wide>
      <Banner tone="warn">{t("factor.owed")}</Banner>
      <TimeForm onDone={() => undefined} />
      <div class="row">
        <Button kind="quiet" onPress={logOut}>
          {t("nav.log_out")}
        </Button>
      </div>
    </Outside>
  );
}

// Asks for what proves who is there.
function useAsking() {
  const { codeLogin, me } = session();
  const [passphrase, setPassphrase] = useState("");
  const [code, setCode] = useState("");
  const asking: Asking = { passphrase: normalPassphrase(passphrase), oneTimeCode: asciiDigits(code) };
  const fields = (
    <>
      {!codeLogin && <PassphraseField value={passphrase} onValue={setPassphrase} />}
      {!me.factor.owed && (
        <Field
          label={t("factor.until_now")}
          hint={t("login.one_time_hint")}
          value={code}
          onValue={setCode}
          required
          inputmode="numeric"
        />
      )}
    </>
  );
  return { asking, fields };
}

function CodesForm({ onCodes }: { onCodes: (codes: string[]) => void }) {
  const { asking, fields } = useAsking();
  const doing = useDoing();
  const submit = (event: Event) => {
    event.preventDefault();
    void doing.run(async () => {
      const codes = await printCodes(asking);
      if (codes) onCodes(codes);
      else doing.fail(t("lock.wrong"));
    });
  };
  return (
    <form class="stack" onSubmit={submit}>
      <p>{t("factor.codes_replace")}</p>
      {fields}
      <Failure doing={doing} />
      <div class="row">
        <Button kind="main" submit disabled={doing.busy}>
          {t("factor.print_codes")}
        </Button>
      </div>
    </form>
  );
}

function CodesSheet({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  return (
    <>
      <div class="printed stack">
        <p>{t("factor.sheet", { name: session().me.person.login_name })}</p>
        <ol class="mono" dir="ltr">
          {codes.map((code) => (
            <li key={code}>{inHalves(code)}</li>
          ))}
        </ol>
      </div>
      <PrintAndGo onDone={onDone} />
    </>
  );
}

// "12345 67890"
export function inHalves(code: string): string {
  return `${code.slice(0, 5)} ${code.slice(5)}`;
}

function TimeForm({ onDone }: { onDone: () => void }) {
  const [offered, setOffered] = useState<{ one_time_secret: string; one_time_address: string } | null>(null);
  const [itsCode, setItsCode] = useState("");
  const { asking, fields } = useAsking();
  const doing = useDoing();
  const begin = () => doing.run(async () => setOffered(await factor.secret()));
  const submit = (event: Event) => {
    event.preventDefault();
    void doing.run(async () => {
      const set = await setTimeFactor(asking, offered!.one_time_secret, asciiDigits(itsCode));
      if (set) onDone();
      else doing.fail(t("lock.wrong"));
    });
  };
  if (!offered) {
    return (
      <>
        <p>{t("factor.begin_what")}</p>
        <Failure doing={doing} />
        <div class="row">
          <Button kind="main" onPress={begin} disabled={doing.busy}>
            {t("factor.begin")}
          </Button>
        </div>
      </>
    );
  }
  return (
    <form class="stack" onSubmit={submit}>
      <SecretToType secret={offered.one_time_secret} address={offered.one_time_address} />
      <Field
        label={t("factor.new_code")}
        hint={t("login.one_time_hint")}
        value={itsCode}
        onValue={setItsCode}
        required
        inputmode="numeric"
        autocomplete="one-time-code"
      />
      {fields}
      <Failure doing={doing} />
      <Working doing={doing} />
      <div class="row">
        <Button kind="main" submit disabled={doing.busy}>
          {t("factor.set_do")}
        </Button>
      </div>
    </form>
  );
}
