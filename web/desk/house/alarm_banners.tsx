// SPDX-License-Identifier: AGPL-3.0-or-later
import { Icon } from "../../shared/components/icon.tsx";
import { t } from "../speak.ts";
import { alarms } from "./alarms.ts";
import { useStore } from "./store.ts";

export function AlarmBanners() {
  const raised = useStore(alarms);
  if (raised.length === 0) return null;
  return (
    <div role="alert">
      {raised.map((alarm) => (
        <div class="banner alarm loud" key={alarm}>
          <Icon name="warning" />
          <div class="grow">
            <strong>{t(alarm)}</strong> {t("alarm.what_to_do")}
          </div>
        </div>
      ))}
    </div>
  );
}
