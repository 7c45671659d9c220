// SPDX-License-Identifier: AGPL-3.0-or-later
import { useState } from "preact/hooks";
import { asciiDigits } from "../../shared/digits.ts";
import { Banner } from "../../shared/components/banner.tsx";
import { Button } from "../../shared/components/button.tsx";
import { Check, Field } from "../../shared/components/field.tsx";
import { freshCode } from "../../shared/sealing/code.ts";
import { Failure, useDoing } from "../house/doing.tsx";
import { t } from "../speak.ts";
import { changePassphrase } from "./changing_passphrase.ts";
import { PassphraseStep, PrintAndGo, RecoverySheet } from "./enrol_steps.tsx";
import { normalPassphrase } from "./passphrase.ts";
import { PassphraseField } from "./proof_fields.tsx";
import { session } from "./session.ts";

type Step = "closed" | "passphrase" | "print" | "prove" | "done";

export function PassphraseChange() {
  const { me, codeLogin } = session();
  const [step, setStep] = useState<Step>("closed");
  const [passphrase, setPassphrase] = useState("");
  const [wantsCode, setWantsCode] = useState(codeLogin !== null);
  const [recovery] = useState(freshCode);
  const [old, setOld] = useState("");
  const [code, setCode] = useState("");
  const doing = useDoing();
  const afterPassphrase = (chosen: string) => {
    setPassphrase(chosen);
    setStep(wantsCode ? "print" : "prove");
  };
  const submit = (event: Event) => {
    event.preventDefault();
    void doing.run(async () => {
      const change = {
        old: normalPassphrase(old),
        passphrase,
        recovery: wantsCode ? recovery : null,
        oneTimeCode: asciiDigits(code),
      };
      if (await changePassphrase(change)) setStep("done");
      else doing.fail(t("lock.wrong"));
    });
  };

  if (step === "passphrase") return <PassphraseStep language={me.person.language} onDone={afterPassphrase} />;
  if (step === "print") {
    return (
      <>
        <RecoverySheet numbers={recovery} language={me.person.language} name={me.person.login_name} />
        <PrintAndGo onDone={() => setStep("prove")} />
      </>
    );
  }
  if (step === "prove") {
    return (
      <form class="stack" onSubmit={submit}>
        {!codeLogin && <PassphraseField label={t("change.old")} value={old} onValue={setOld} />}
        <Field
          label={t("login.one_time")}
          hint={t("login.one_time_hint")}
          value={code}
          onValue={setCode}
          required
          inputmode="numeric"
        />
        <Failure doing={doing} />
        <div class="row">
          <Button kind="main" submit disabled={doing.busy}>
            {t("change.do")}
          </Button>
        </div>
      </form>
    );
  }
  return (
    <>
      {step === "done" && (
        <Banner tone="good" announced>
          {t("change.done")}
        </Banner>
      )}
      <p class="small soft">{t("change.what")}</p>
      <Check checked={wantsCode} onChecked={setWantsCode}>
        {t("change.new_code")}
      </Check>
      <div class="row">
        <Button onPress={() => setStep("passphrase")}>{t("change.begin")}</Button>
      </div>
    </>
  );
}
