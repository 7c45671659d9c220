// SPDX-License-Identifier: AGPL-3.0-or-later
// What is due, shown on every screen until it is done: no directory yet, keys that run out or are kept too
// long.
import { useState } from "preact/hooks";
import { Banner } from "../../shared/components/banner.tsx";
import { Button } from "../../shared/components/button.tsx";
import { session } from "../access/session.ts";
import { owedKeys } from "../requests/owed_keys.ts";
import { OwedProgress } from "../requests/owed_progress.tsx";
import { t } from "../speak.ts";
import { HandoverNotice } from "../helpline/handover_list.tsx";
import { HearingNotice } from "../helpline/hearing_notice.tsx";
import { AnnouncementNotice } from "./announcement_notice.tsx";
import { stockLow } from "./live.ts";
import { useStore } from "./store.ts";

const fewCodes = 3;

export function Notices() {
  const low = useStore(stockLow);
  const making = useStore(owedKeys);
  const { me, vouched, codeLogin } = session();
  // Until the next log-in: somebody works here.
  const [later, setLater] = useState(false);
  const officer = me.person.roles.includes("officer");
  return (
    <section class="notices" aria-label={t("notice.label")}>
      <AnnouncementNotice />
      <HearingNotice />
      <HandoverNotice />
      {!vouched && (
        <Banner tone="warn">
          {t("notice.no_directory")} {officer && <a href="/people">{t("nav.people")}</a>}
        </Banner>
      )}
      {codeLogin && (
        <Banner tone="warn">
          {t("notice.new_passphrase")} <a href="/settings">{t("nav.settings")}</a>
        </Banner>
      )}
      {me.factor.codes_left < fewCodes && !later && (
        <Banner>
          {t("notice.few_codes")} <a href="/settings">{t("nav.settings")}</a>{" "}
          <Button kind="quiet" onPress={() => setLater(true)}>
            {t("notice.later")}
          </Button>
        </Banner>
      )}
      {low && <Banner tone="warn">{t("notice.stock_low", { count: me.keys.epochs_left })}</Banner>}
      {making && (
        <Banner>
          <OwedProgress />
        </Banner>
      )}
      {me.keys.overdue.length > 0 && (
        <Banner tone="warn">{t("notice.overdue", { count: me.keys.overdue.length })}</Banner>
      )}
    </section>
  );
}
