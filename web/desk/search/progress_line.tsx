// SPDX-License-Identifier: AGPL-3.0-or-later
// How much of what one may read is searched, and what is not.
import { Banner } from "../../shared/components/banner.tsx";
import { Button } from "../../shared/components/button.tsx";
import { t } from "../speak.ts";
import { type Progress, fill, stop } from "./shelf.ts";

export function ProgressLine({ now }: { now: Progress }) {
  const { at, searched, all, closed, failed } = now;
  return (
    <div class="stack progress">
      {failed && (
        <Banner tone="alarm" announced>
          {failed}
        </Banner>
      )}
      <div class="row apart small">
        <label>
          {t("search.searched", { searched, all })}{" "}
          {at === "filling" && <progress max={Math.max(all, 1)} value={searched} />}
        </label>
        {at === "filling" && <Button onPress={stop}>{t("search.stop")}</Button>}
        {at === "stopped" && <Button onPress={() => void fill()}>{t("search.go_on")}</Button>}
      </div>
      {closed > 0 && <p class="small">{t("search.closed", { count: closed })}</p>}
      <p class="small soft">{t("search.memory")}</p>
    </div>
  );
}
