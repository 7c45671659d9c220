// SPDX-License-Identifier: AGPL-3.0-or-later
import { useState } from "preact/hooks";
import { type Particulars, type PersonRecord, people } from "../../shared/api.ts";
import { Button } from "../../shared/components/button.tsx";
import { Dialog } from "../../shared/components/dialog.tsx";
import { Field, Select } from "../../shared/components/field.tsx";
import { languages, nameOf } from "../../shared/i18n.ts";
import { AbilitiesForm } from "../helpline/abilities_form.tsx";
import { ChannelsForm } from "../helpline/channels_form.tsx";
import { Failure, useDoing } from "../house/doing.tsx";
import { t } from "../speak.ts";
import { TimeZoneField } from "./time_zone_field.tsx";

interface Props {
  person: PersonRecord;
  onDone: () => void;
  onClose: () => void;
}

export function ParticularsDialog({ person, onDone, onClose }: Props) {
  return (
    <Dialog title={t("people.change_who", { name: person.display_name })} onClose={onClose}>
      <ParticularsForm person={person} onDone={onDone} />
      <h3>{t("channels.of", { name: person.display_name })}</h3>
      <ChannelsForm person={person.id} />
      <h3>{t("ability.title")}</h3>
      <AbilitiesForm person={person.id} />
    </Dialog>
  );
}

export function ParticularsForm({
  person,
  onDone,
}: {
  person: Particulars & { id: string };
  onDone: (changed: Particulars) => unknown;
}) {
  const [displayName, setDisplayName] = useState(person.display_name);
  const [mail, setMail] = useState(person.mail);
  const [spoken, setSpoken] = useState(person.language);
  const [zone, setZone] = useState(person.time_zone);
  const doing = useDoing();
  const submit = (event: Event) => {
    event.preventDefault();
    void doing.run(async () => {
      const changed = {
        display_name: displayName.trim(),
        mail: mail.trim(),
        language: spoken,
        time_zone: zone,
      };
      await people.change(person.id, changed);
      await onDone(changed);
    });
  };
  return (
    <form class="stack" onSubmit={submit}>
      <Field label={t("invite.display_name")} value={displayName} onValue={setDisplayName} required />
      <Field
        label={t("invite.mail")}
        hint={t("invite.mail_hint")}
        type="email"
        value={mail}
        onValue={setMail}
      />
      <Select
        label={t("language.label")}
        value={spoken}
        onValue={setSpoken}
        options={languages.map((one) => [one, nameOf(one)])}
      />
      <TimeZoneField value={zone} onValue={setZone} />
      <Failure doing={doing} />
      <div class="row">
        <Button kind="main" submit disabled={doing.busy}>
          {t("settings.save")}
        </Button>
      </div>
    </form>
  );
}
