// SPDX-License-Identifier: AGPL-3.0-or-later
import { languages, nameOf } from "../../shared/i18n.ts";
import { language, speak, t } from "../speak.ts";

export function LanguageChoice() {
  return (
    <select
      class="language"
      aria-label={t("language.choose")}
      value={language()}
      onChange={(event) => void speak(event.currentTarget.value)}
    >
      {languages.map((one) => (
        <option key={one} value={one} lang={one} selected={one === language()}>
          {nameOf(one)}
        </option>
      ))}
    </select>
  );
}
