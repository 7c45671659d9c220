// SPDX-License-Identifier: AGPL-3.0-or-later
// Seven days from now as bars: who is on duty when, and holes where nobody is. The list of gaps says the same
// in words.
import type { Shift } from "../../shared/api.ts";
import { atMinute } from "../../shared/times.ts";
import { personName } from "../requests/names.ts";
import { useZone } from "../requests/queue.tsx";
import { t, word } from "../speak.ts";
import { dayLabel } from "./weekdays.ts";

const aDay = 86_400_000;
const days = 7;
const width = 960;
const rowHeight = 44;
const labelWidth = 110;

interface Bar {
  shift: Shift;
  day: number;
  from: number; // share of the day
  until: number;
}

// A shift over midnight is a bar on each of its days.
function bars(shifts: readonly Shift[], begin: number): Bar[] {
  const found: Bar[] = [];
  for (const shift of shifts) {
    for (let day = 0; day < days; ++day) {
      const dawn = begin + day * aDay;
      const from = Math.max(shift.begins, dawn);
      const until = Math.min(shift.ends, dawn + aDay);
      if (from < until) found.push({ shift, day, from: (from - dawn) / aDay, until: (until - dawn) / aDay });
    }
  }
  return found;
}

// The last midnight in the reader's zone; days of changing clocks are drawn as long as others.
function midnight(timeZone: string, now: number): number {
  const options = { timeZone, hourCycle: "h23", hour: "numeric", minute: "numeric" } as const;
  const parts = new Intl.DateTimeFormat("en", options).formatToParts(now);
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? 0);
  return now - (now % 60_000) - (of("hour") * 60 + of("minute")) * 60_000;
}

export function WeekChart({ shifts }: { shifts: readonly Shift[] }) {
  const zone = useZone();
  const begin = midnight(zone.timeZone, Date.now());
  const drawn = bars(shifts, begin);
  return (
    <div class="chart" role="region" aria-label={t("rota.week")} tabIndex={0}>
      <svg
        viewBox={`0 0 ${width} ${days * rowHeight + 18}`}
        role="img"
        aria-label={t("rota.chart", { zone: zone.timeZone.replaceAll("_", " ") })}
      >
        {[...Array(days).keys()].map((day) => (
          <g key={day}>
            <rect class="empty" x={labelWidth} y={day * rowHeight + 4} width={width - labelWidth} height={36} />
            <text x={labelWidth - 8} y={day * rowHeight + 27} text-anchor="end">
              {dayLabel(begin + day * aDay + aDay / 2, zone)}
            </text>
          </g>
        ))}
        {drawn.map((bar) => (
          <BarView key={`${bar.shift.pattern}${bar.shift.begins}${bar.day}`} bar={bar} zone={zone} />
        ))}
        {[0, 6, 12, 18, 24].map((hour) => (
          <text
            key={hour}
            class="hour"
            x={labelWidth + ((width - labelWidth) * hour) / 24}
            y={days * rowHeight + 14}
            text-anchor={hour === 24 ? "end" : "middle"}
          >
            {hour}
          </text>
        ))}
      </svg>
    </div>
  );
}

function BarView({ bar, zone }: { bar: Bar; zone: ReturnType<typeof useZone> }) {
  const { shift } = bar;
  const duty = shift.rank === "duty";
  const span = width - labelWidth;
  const x = labelWidth + bar.from * span;
  const long = (bar.until - bar.from) * span;
  const name = personName(shift.person);
  const fits = long > name.length * 8;
  const title = `${name}, ${word("rank", shift.rank)}: ${t("rota.span", {
    from: atMinute(shift.begins, zone),
    until: atMinute(shift.ends, zone),
  })}`;
  return (
    <g>
      <title>{title}</title>
      <rect
        class={duty ? "duty" : "backup"}
        x={x}
        y={bar.day * rowHeight + (duty ? 5 : 29)}
        width={Math.max(1, long - 1)}
        height={duty ? 22 : 10}
        rx={3}
      />
      {duty && fits && (
        <text class="on" x={x + long / 2} y={bar.day * rowHeight + 21} text-anchor="middle">
          {name}
        </text>
      )}
    </g>
  );
}
