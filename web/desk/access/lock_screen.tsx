// SPDX-License-Identifier: AGPL-3.0-or-later
// Covers everything: nothing of what was open is left in the page.
import { useState } from "preact/hooks";
import { Button } from "../../shared/components/button.tsx";
import { Failure, useDoing } from "../house/doing.tsx";
import { Outside } from "../house/outside.tsx";
import { t } from "../speak.ts";
import { logOut, unlock } from "./logging_in.ts";
import { normalPassphrase } from "./passphrase.ts";
import { PassphraseField, Working } from "./proof_fields.tsx";
import type { Waiting } from "./session.ts";

export function LockScreen({ waiting }: { waiting: Waiting }) {
  const [passphrase, setPassphrase] = useState("");
  const doing = useDoing();
  const submit = (event: Event) => {
    event.preventDefault();
    void doing.run(async () => {
      if (!(await unlock(waiting, normalPassphrase(passphrase)))) doing.fail(t("lock.wrong"));
    });
  };
  return (
    <Outside title={t("lock.title")}>
      <p>{t("lock.why", { name: waiting.displayName })}</p>
      <form class="stack" onSubmit={submit}>
        <input
          class="hidden"
          type="text"
          autocomplete="username"
          value={waiting.loginName}
          readOnly
          tabIndex={-1}
          aria-hidden="true"
        />
        <PassphraseField value={passphrase} onValue={setPassphrase} focused />
        <Failure doing={doing} />
        <Working doing={doing} />
        <div class="row">
          <Button kind="main" submit disabled={doing.busy}>
            {t("lock.do")}
          </Button>
          <Button kind="quiet" onPress={logOut}>
            {t("lock.other")}
          </Button>
        </div>
      </form>
    </Outside>
  );
}
