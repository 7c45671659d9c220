// SPDX-License-Identifier: AGPL-3.0-or-later
// Words to be written down or read aloud: numbered, because their order counts.
import { number } from "../i18n.ts";

interface Props {
  words: readonly string[];
  language: string;
  label: string;
}

export function SecretWords({ words, language, label }: Props) {
  return (
    <ol class="secret-words" lang={language} aria-label={label}>
      {words.map((word, index) => (
        <li key={index}>
          <span class="place" aria-hidden="true">
            {number(index + 1, language)}
          </span>
          <span>{word}</span>
        </li>
      ))}
    </ol>
  );
}
