// SPDX-License-Identifier: AGPL-3.0-or-later
// Somebody has lost their second factor: an officer who has made sure who is asking lets them in once.
import { useState } from "preact/hooks";
import { type PersonRecord, type ResetReason, factor } from "../../shared/api.ts";
import { Banner } from "../../shared/components/banner.tsx";
import { Button } from "../../shared/components/button.tsx";
import { Dialog } from "../../shared/components/dialog.tsx";
import { Select } from "../../shared/components/field.tsx";
import { inHalves } from "../access/factor_card.tsx";
import { Failure, useDoing } from "../house/doing.tsx";
import { t, word } from "../speak.ts";

const reasons: readonly ResetReason[] = ["lost", "stolen", "broken", "other"];

export function FactorDialog({ person, onDone }: { person: PersonRecord; onDone: () => void }) {
  const [reason, setReason] = useState<string>("lost");
  const [code, setCode] = useState<string | null>(null);
  const doing = useDoing();
  const reset = () =>
    doing.run(async () => setCode(await factor.reset(person.id, reason as ResetReason)));
  return (
    <Dialog title={t("reset.who", { name: person.display_name })} onClose={onDone}>
      {code === null ? (
        <>
          <p>{t("reset.what")}</p>
          <Banner tone="warn">{t("reset.be_sure")}</Banner>
          <Select
            label={t("reset.reason")}
            value={reason}
            onValue={setReason}
            options={reasons.map((one) => [one, word("reset_reason", one)])}
          />
          <Failure doing={doing} />
          <div class="row">
            <Button kind="grave" onPress={reset} disabled={doing.busy}>
              {t("reset.do")}
            </Button>
            <Button onPress={onDone}>{t("dialog.cancel")}</Button>
          </div>
        </>
      ) : (
        <>
          <Banner tone="good" announced>
            {t("reset.done", { name: person.display_name })}
          </Banner>
          <p class="card mono" dir="ltr">
            {inHalves(code)}
          </p>
          <div class="row">
            <Button kind="main" onPress={onDone}>
              {t("dialog.close")}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  );
}
