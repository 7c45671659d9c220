// SPDX-License-Identifier: AGPL-3.0-or-later
// Other roles for somebody who is here: the next directory certifies them for these, and is published with it.
import { useState } from "preact/hooks";
import { type PersonRecord, type Role, people } from "../../shared/api.ts";
import { Button } from "../../shared/components/button.tsx";
import { Dialog } from "../../shared/components/dialog.tsx";
import { Checks } from "../../shared/components/field.tsx";
import { refreshDirectory } from "../access/vouching.ts";
import { Failure, useDoing } from "../house/doing.tsx";
import { payOwedKeys } from "../requests/owed_keys.ts";
import { t } from "../speak.ts";
import { nextDirectory } from "./directory_making.ts";
import { invitedRoles } from "./roles.ts";

interface Props {
  person: PersonRecord;
  people: readonly PersonRecord[];
  onDone: () => void;
  onClose: () => void;
}

export function RolesDialog({ person, people: all, onDone, onClose }: Props) {
  const officer = person.roles.includes("officer");
  const [chosen, setChosen] = useState<string[]>(person.roles.filter((role) => role !== "officer"));
  const doing = useDoing();
  const roles = [...(officer ? ["officer"] : []), ...chosen] as Role[];
  const set = () =>
    doing.run(async () => {
      const directory = await nextDirectory(all, [], { changed: { person: person.id, roles } });
      await people.setRoles(person.id, roles, directory);
      await refreshDirectory();
      void payOwedKeys().catch(() => {});
      onDone();
    });
  return (
    <Dialog title={t("roles.who", { name: person.display_name })} onClose={onClose}>
      <p>{t("roles.what")}</p>
      {officer && <p>{t("roles.officer")}</p>}
      <Checks
        label={t("invite.roles")}
        values={chosen}
        onValues={setChosen}
        options={invitedRoles.map((role) => [role, t(`invite.role.${role as "handler"}`)])}
      />
      <Failure doing={doing} />
      <div class="row">
        <Button kind="main" disabled={roles.length === 0 || doing.busy} onPress={set}>
          {t("roles.do")}
        </Button>
        <Button onPress={onClose}>{t("dialog.cancel")}</Button>
      </div>
    </Dialog>
  );
}
