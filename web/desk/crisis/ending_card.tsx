// SPDX-License-Identifier: AGPL-3.0-or-later
// Demobilisation: what goes to whom, then the debrief, then the end. Nothing open is left without a hand and a clock.
import { type CellStage, cells } from "../../shared/api.ts";
import { Banner } from "../../shared/components/banner.tsx";
import { Button } from "../../shared/components/button.tsx";
import { Failure, useDoing } from "../house/doing.tsx";
import { t } from "../speak.ts";
import type { BoardProps } from "./cell_screen.tsx";
import { TextField } from "./text_field.tsx";

const next = { running: "handing_over", handing_over: "debriefing", debriefing: "closed" } as const;
const order: CellStage[] = ["running", "handing_over", "debriefing", "closed"];

export function EndingCard(props: BoardProps & { steers: boolean }) {
  const { board, again, steers } = props;
  const { cell } = board;
  const doing = useDoing();
  const step = (to: CellStage) => () =>
    doing.run(async () => {
      await cells.step(cell.id, to, cell.stage);
      await again();
    });
  const reached = (stage: CellStage) => order.indexOf(cell.stage) >= order.indexOf(stage);
  return (
    <section class="card stack">
      <h2>{t("cell.ending")}</h2>
      {board.left_behind > 0 && reached("handing_over") && (
        <Banner tone="warn">{t("cell.blocked", { count: board.left_behind })}</Banner>
      )}
      {reached("handing_over") && <TextField {...props} field="handed" label={t("cell.handed")} rows={5} />}
      {reached("debriefing") && <TextField {...props} field="debrief" label={t("cell.debrief")} rows={8} />}
      <Failure doing={doing} />
      {steers && cell.stage !== "closed" && (
        <div class="row">
          <Button kind="main" disabled={doing.busy} onPress={step(next[cell.stage])}>
            {t(`cell_to.${next[cell.stage]}`)}
          </Button>
          {reached("handing_over") && (
            <Button disabled={doing.busy} onPress={step("running")}>
              {t("cell_to.running")}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}
