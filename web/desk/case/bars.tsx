// SPDX-License-Identifier: AGPL-3.0-or-later
// A table that looks like a chart: the figures are there to read.
import type { Share } from "../../shared/api.ts";
import { number } from "../../shared/i18n.ts";
import { language, t } from "../speak.ts";

interface BarsProps {
  title: string;
  hint?: string;
  shares: readonly Share[];
  name: (what: string) => string;
}

export function Bars({ title, hint, shares, name }: BarsProps) {
  const most = Math.max(1, ...shares.map((one) => one.count));
  return (
    <section class="card stack close">
      <h2>{title}</h2>
      {hint && <p class="small soft">{hint}</p>}
      {shares.length === 0 && <p class="soft">{t("numbers.none")}</p>}
      <table class="bars">
        <tbody>
          {shares.map(({ what, count }) => (
            <tr key={what}>
              <th scope="row">{name(what)}</th>
              <td class="bar-cell">
                <meter min={0} max={most} value={count} aria-hidden="true" />
              </td>
              <td class="number">{number(count, language())}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
