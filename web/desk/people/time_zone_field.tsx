// SPDX-License-Identifier: AGPL-3.0-or-later
import { Select } from "../../shared/components/field.tsx";
import { t } from "../speak.ts";

export function TimeZoneField({ value, onValue }: { value: string; onValue: (zone: string) => void }) {
  const zones = [...new Set([value, "UTC", ...Intl.supportedValuesOf("timeZone")])];
  return (
    <Select
      label={t("time_zone.label")}
      value={value}
      onValue={onValue}
      options={zones.map((zone) => [zone, zone.replaceAll("_", " ")])}
    />
  );
}
