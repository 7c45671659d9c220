// SPDX-License-Identifier: AGPL-3.0-or-later
import { t } from "../speak.ts";
import { Title } from "./title.tsx";

export function NotFound() {
  return (
    <div class="page stack">
      <Title>{t("not_found.title")}</Title>
      <p>{t("not_found.text")}</p>
      <p>
        <a href="/">{t("nav.requests")}</a>
      </p>
    </div>
  );
}
