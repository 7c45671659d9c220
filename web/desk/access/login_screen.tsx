// SPDX-License-Identifier: AGPL-3.0-or-later
import { useState } from "preact/hooks";
import { Banner } from "../../shared/components/banner.tsx";
import { Button } from "../../shared/components/button.tsx";
import { Field } from "../../shared/components/field.tsx";
import { asciiDigits } from "../../shared/digits.ts";
import { Failure, useDoing } from "../house/doing.tsx";
import { Outside } from "../house/outside.tsx";
import { t } from "../speak.ts";
import { lastName } from "./device.ts";
import { logIn } from "./logging_in.ts";
import { normalPassphrase } from "./passphrase.ts";
import { PassphraseField, Working } from "./proof_fields.tsx";
import { fromWords } from "./word_lists.ts";

export function LoginScreen({ why }: { why?: "over" }) {
  const [name, setName] = useState(lastName());
  const [secret, setSecret] = useState("");
  const [code, setCode] = useState("");
  const [by, setBy] = useState<"passphrase" | "code">("passphrase");
  const doing = useDoing();

  const submit = (event: Event) => {
    event.preventDefault();
    void doing.run(async () => {
      if (by === "passphrase") {
        return logIn(name.trim(), { by, passphrase: normalPassphrase(secret) }, asciiDigits(code));
      }
      const numbers = await fromWords(secret, 16);
      if (!numbers) return doing.fail(t("login.code_words_unknown"));
      return logIn(name.trim(), { by, numbers }, asciiDigits(code));
    });
  };

  return (
    <Outside title={t("login.title")}>
      {why === "over" && <Banner announced>{t("login.over")}</Banner>}
      <form class="stack" onSubmit={submit}>
        <Field
          label={t("login.name")}
          value={name}
          onValue={setName}
          autocomplete="username"
          focused={name === ""}
          required
        />
        {by === "passphrase" ? (
          <PassphraseField value={secret} onValue={setSecret} focused={name !== ""} />
        ) : (
          <Field
            label={t("login.recovery")}
            hint={t("login.recovery_hint")}
            rows={3}
            value={secret}
            onValue={setSecret}
            required
          />
        )}
        <Field
          label={t("login.one_time")}
          hint={t("login.one_time_or_code")}
          value={code}
          onValue={setCode}
          required
          inputmode="numeric"
          autocomplete="one-time-code"
        />
        <Failure doing={doing} />
        <Working doing={doing} />
        <div class="row">
          <Button kind="main" submit disabled={doing.busy}>
            {t("login.do")}
          </Button>
          <Button
            kind="quiet"
            onPress={() => {
              setBy(by === "code" ? "passphrase" : "code");
              setSecret("");
            }}
          >
            {by === "code" ? t("login.use_passphrase") : t("login.use_recovery")}
          </Button>
        </div>
      </form>
      <p class="small soft">{t("login.lost_factor")}</p>
      <p class="small soft">
        <a href="/enrol">{t("login.invited")}</a>
      </p>
    </Outside>
  );
}
