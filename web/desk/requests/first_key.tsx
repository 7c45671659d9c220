// SPDX-License-Identifier: AGPL-3.0-or-later
// The first key of a thread that nobody outside began, for its opener alone. It is made where the thread is opened; should
// the line have broken in between, it is made here.
import { type Id, requests } from "../../shared/api.ts";
import { Button } from "../../shared/components/button.tsx";
import { session } from "../access/session.ts";
import { refreshDirectory } from "../access/vouching.ts";
import { Failure, useDoing } from "../house/doing.tsx";
import { t } from "../speak.ts";
import { adopt } from "./thread.ts";

export async function makeFirstKey(id: Id): Promise<void> {
  await refreshDirectory();
  await adopt(id, await requests.one(id), [session().place.person]);
}

export function FirstKeyCard({ id, again }: { id: Id; again: () => Promise<unknown> }) {
  const doing = useDoing();
  const make = () =>
    doing.run(async () => {
      await makeFirstKey(id);
      await again();
    });
  return (
    <section class="card stack">
      <p>{t("cell.key_due")}</p>
      <Failure doing={doing} />
      <div class="row">
        <Button kind="main" onPress={make}>
          {t("cell.make_key")}
        </Button>
      </div>
    </section>
  );
}
