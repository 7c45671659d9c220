// SPDX-License-Identifier: AGPL-3.0-or-later
// The words of an organisation's own field while they are being written. Pure rules.
import type { OwnField, Words } from "../../shared/api_shapes.ts";

export interface Wording {
  label: Words;
  hint: Words;
  options: Words[];
}

export const emptyWording: Wording = { label: {}, hint: {}, options: [{}] };

export const wordingOf = ({ label, hint, options }: OwnField): Wording => ({
  label,
  hint,
  options: options.map((one) => one.label),
});

const said = (words: Words): Words =>
  Object.fromEntries(Object.entries(words).filter(([, text]) => text.trim() !== ""));

// Standing options keep their codes, whatever they are called now; new ones get the next. Empty new ones are left
// out.
export function codesFor(wording: Wording, standing: OwnField["options"]) {
  const options = wording.options
    .map((words, at) => ({
      code: standing[at]?.code ?? `option_${at + 1}`,
      label: said(words),
      active: standing[at]?.active ?? true,
    }))
    .filter((one, at) => at < standing.length || Object.keys(one.label).length > 0);
  return { label: said(wording.label), hint: said(wording.hint), options };
}
