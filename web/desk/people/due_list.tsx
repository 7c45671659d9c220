// SPDX-License-Identifier: AGPL-3.0-or-later
// For officers: how many requests still wait for a new key, and whose device can make it.
import { dues } from "../../shared/api.ts";
import { Banner } from "../../shared/components/banner.tsx";
import { useLoaded } from "../house/doing.tsx";
import { personName } from "../requests/names.ts";
import { t } from "../speak.ts";

export function DueList() {
  const { value } = useLoaded(dues.counts, []);
  if (!value || value.all === 0) return null;
  return (
    <>
      <Banner tone="warn">
        <span>{t("owed.rest", { count: value.all })}</span>
        {value.people.length > 0 && (
          <ul>
            {value.people.map(({ person, requests }) => (
              <li key={person}>
                <bdi>{personName(person)}</bdi>: {requests}
              </li>
            ))}
          </ul>
        )}
      </Banner>
      {value.stranded > 0 && <Banner tone="alarm">{t("owed.stranded", { count: value.stranded })}</Banner>}
    </>
  );
}
