// SPDX-License-Identifier: AGPL-3.0-or-later
// Somebody leaves, in one step: out of everything at once on the server, out of the directory with it, and then
// this device makes the new keys it can make.
import { useState } from "preact/hooks";
import { type PersonRecord, people } from "../../shared/api.ts";
import { Banner } from "../../shared/components/banner.tsx";
import { Button } from "../../shared/components/button.tsx";
import { Dialog } from "../../shared/components/dialog.tsx";
import { refreshDirectory } from "../access/vouching.ts";
import { session } from "../access/session.ts";
import { Failure, useDoing } from "../house/doing.tsx";
import { payOwedKeys } from "../requests/owed_keys.ts";
import { OwedProgress } from "../requests/owed_progress.tsx";
import { t } from "../speak.ts";
import { nextDirectory } from "./directory_making.ts";
import { DueList } from "./due_list.tsx";

interface Props {
  person: PersonRecord;
  people: readonly PersonRecord[];
  onDone: () => void;
  onClose: () => void;
}

export function LeaveDialog({ person, people: all, onDone, onClose }: Props) {
  const [left, setLeft] = useState<number | null>(null);
  const doing = useDoing();
  const keys = useDoing();
  const leave = () =>
    doing.run(async () => {
      const certified = session().vouched?.directory.find(person.id);
      const directory = certified ? await nextDirectory(all, [], { without: [person.id] }) : undefined;
      const { requests } = await people.leave(person.id, directory);
      await refreshDirectory();
      setLeft(requests);
      void keys.run(payOwedKeys);
    });
  return (
    <Dialog
      title={t("people.leave_who", { name: person.display_name })}
      onClose={left === null ? onClose : onDone}
    >
      {left === null ? (
        <>
          <p>{t("leave.what")}</p>
          <Failure doing={doing} />
          <div class="row">
            <Button kind="grave" onPress={leave}>
              {t("leave.do")}
            </Button>
            <Button onPress={onClose}>{t("dialog.cancel")}</Button>
          </div>
        </>
      ) : (
        <>
          <Banner tone="good" announced>
            {t("leave.done", { count: left })}
          </Banner>
          {keys.busy ? <OwedProgress /> : left > 0 && <DueList />}
          <Failure doing={keys} />
          <div class="row">
            <Button kind="main" onPress={onDone}>
              {t("dialog.close")}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  );
}
