// SPDX-License-Identifier: AGPL-3.0-or-later
// From an invitation to keys: read it, choose the passphrase, set up the second factor, print the recovery
// code.
import { useEffect, useRef, useState } from "preact/hooks";
import { Banner } from "../../shared/components/banner.tsx";
import { Button } from "../../shared/components/button.tsx";
import { SecretWords } from "../../shared/components/secret_words.tsx";
import { Failure, useDoing } from "../house/doing.tsx";
import { Outside } from "../house/outside.tsx";
import { signingPublic } from "../../shared/sealing/keys.ts";
import { start } from "../../shared/sealing/sodium.ts";
import { list, t, word } from "../speak.ts";
import { PassphraseStep, PrintStep, SecondFactorStep } from "./enrol_steps.tsx";
import { InvitationStep } from "./enrol_invitation.tsx";
import {
  type Enrolment,
  begin,
  fingerprint,
  finish,
  forget,
  identityNumbers,
  readLink,
} from "./enrolling.ts";
import { inWords } from "./word_lists.ts";
import { Working } from "./proof_fields.tsx";

type Step = "invitation" | "welcome" | "passphrase" | "print" | "second factor" | "done";

export function EnrolScreen() {
  const [made, setMade] = useState<Enrolment | null>(null);
  const [step, setStep] = useState<Step>("invitation");
  const [passphrase, setPassphrase] = useState("");
  const doing = useDoing();
  const fragment = useRef(location.hash);

  const accept = (enrolment: Enrolment) => {
    setMade(enrolment);
    setStep("welcome");
  };

  useEffect(() => {
    // The link is a key: it does not stay in the address or the history.
    history.replaceState(null, "", "/enrol");
    if (fragment.current === "") return;
    void doing.run(async () => {
      await start();
      const invited = readLink(fragment.current);
      if (!invited) return doing.fail(t("enrol.link_broken"));
      accept(await begin(invited, null));
    });
  }, []);

  const complete = (oneTimeCode: string) =>
    doing.run(async () => {
      await finish(made!, passphrase, oneTimeCode);
      setStep("done");
    });

  return (
    <Outside title={t("enrol.title")} wide key={step}>
      {step === "invitation" && <InvitationStep onEnrolment={accept} />}
      {step === "welcome" && <Welcome made={made!} onNext={() => setStep("passphrase")} />}
      {step === "passphrase" && (
        <PassphraseStep
          language={made!.started.language}
          onDone={(chosen) => {
            setPassphrase(chosen);
            setStep("print");
          }}
        />
      )}
      {step === "print" && <PrintStep made={made!} onDone={() => setStep("second factor")} />}
      {step === "second factor" && <SecondFactorStep made={made!} busy={doing.busy} onCode={complete} />}
      {step === "done" && <Done made={made!} />}
      <Failure doing={doing} />
      <Working doing={doing} />
    </Outside>
  );
}

function Welcome({ made, onNext }: { made: Enrolment; onNext: () => void }) {
  const { started } = made;
  return (
    <>
      <p>{t("enrol.welcome", { name: started.display_name, organisation: started.organisation_name })}</p>
      <p>{t("enrol.roles", { roles: list(started.roles.map((role) => word("role", role))) })}</p>
      <p class="small soft">
        {t("enrol.fingerprint")}
        <br />
        <code dir="ltr">{fingerprint(made.root)}</code>
      </p>
      {!made.invited.root && <Banner tone="warn">{t("enrol.compare")}</Banner>}
      <p>{t("enrol.what")}</p>
      <div class="row">
        <Button kind="main" onPress={onNext}>
          {t("enrol.begin")}
        </Button>
      </div>
    </>
  );
}

function Done({ made }: { made: Enrolment }) {
  const [words, setWords] = useState<string[]>([]);
  useEffect(() => {
    const numbers = identityNumbers(signingPublic(made.keyring.identity));
    void inWords(numbers, made.started.language).then(setWords);
    return () => forget(made);
  }, []);
  return (
    <>
      <Banner tone="good" announced>
        {t("enrol.done")}
      </Banner>
      <p>{t("enrol.compare_words")}</p>
      <SecretWords words={words} language={made.started.language} label={t("enrol.words_label")} />
      <p>
        <a class="button main" href="/">
          {t("enrol.to_login")}
        </a>
      </p>
    </>
  );
}
