// SPDX-License-Identifier: AGPL-3.0-or-later
// Who has been heard of since a moment: by a message, a sign of life, or because somebody of the team knows.
import { type GatheredRequest, cells } from "../../shared/api.ts";
import { Button } from "../../shared/components/button.tsx";
import { atHour } from "../../shared/times.ts";
import { Failure, useDoing } from "../house/doing.tsx";
import { useZone } from "../requests/queue.tsx";
import { t } from "../speak.ts";
import type { BoardProps } from "./cell_screen.tsx";

export const isHeard = (one: GatheredRequest, since: number | null) =>
  since === null || (one.heard_hour !== null && one.heard_hour >= since);

export function RollCard({ board, again, steers }: BoardProps & { steers: boolean }) {
  const { cell } = board;
  const zone = useZone();
  const doing = useDoing();
  const missing = board.requests.filter((one) => !isHeard(one, cell.roll_hour));
  const call = () =>
    doing.run(async () => {
      await cells.callRoll(cell.id);
      await again();
    });
  return (
    <section class="card stack close">
      <h2>{t("cell.roll")}</h2>
      <p>
        {cell.roll_hour === null
          ? t("cell.roll_none")
          : t("cell.roll_since", { when: atHour(cell.roll_hour, zone), count: missing.length })}
      </p>
      <Failure doing={doing} />
      {steers && (
        <div class="row">
          <Button onPress={call}>{t("cell.roll_call")}</Button>
        </div>
      )}
    </section>
  );
}
