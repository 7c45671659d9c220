// SPDX-License-Identifier: AGPL-3.0-or-later
import { useState } from "preact/hooks";
import { type Particulars, type PersonRecord, people } from "../../shared/api.ts";
import { Banner } from "../../shared/components/banner.tsx";
import { Button } from "../../shared/components/button.tsx";
import { Dialog } from "../../shared/components/dialog.tsx";
import { Field, Select } from "../../shared/components/field.tsx";
import { languages, nameOf } from "../../shared/i18n.ts";
import { session } from "../access/session.ts";
import { AbilitiesForm } from "../helpline/abilities_form.tsx";
import { ChannelsForm } from "../helpline/channels_form.tsx";
import { Failure, useDoing } from "../house/doing.tsx";
import { t } from "../speak.ts";
import { publish } from "./directory_making.ts";
import { TimeZoneField } from "./time_zone_field.tsx";

interface Props {
  person: PersonRecord;
  onDone: () => void;
  onClose: () => void;
}

// Gone at once on the server; and from the next directory, so that nobody's device seals to them any more.
export function LeaveDialog({
  person,
  people: all,
  onDone,
  onClose,
}: Props & { people: readonly PersonRecord[] }) {
  const [left, setLeft] = useState<number | null>(null);
  const doing = useDoing();
  const leave = () =>
    doing.run(async () => {
      const { requests } = await people.leave(person.id);
      if (session().vouched?.directory.find(person.id)) await publish(all, [], [person.id]);
      setLeft(requests);
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
