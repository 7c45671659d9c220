// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Id } from "../../shared/api.ts";
import { burmeseLanguage, lacksBurmese } from "../../shared/burmese.ts";
import { localeOf } from "../../shared/i18n.ts";
import { session } from "../access/session.ts";
import { language, t } from "../speak.ts";

export function languageName(tag: string): string {
  if (lacksBurmese(language())) return burmeseLanguage(tag);
  try {
    return new Intl.DisplayNames(localeOf(language()), { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

export function personName(id: Id): string {
  return session().vouched?.people.get(id)?.display_name ?? t("person.gone", { id: id.slice(0, 8) });
}
