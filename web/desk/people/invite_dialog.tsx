// SPDX-License-Identifier: AGPL-3.0-or-later
// An invitation is a key. It goes to the person another way than through this server: by hand, or read aloud.
import { useEffect, useState } from "preact/hooks";
import { type PersonRecord, type Role, people } from "../../shared/api.ts";
import { Banner } from "../../shared/components/banner.tsx";
import { Button } from "../../shared/components/button.tsx";
import { Dialog } from "../../shared/components/dialog.tsx";
import { Checks, Field, Select } from "../../shared/components/field.tsx";
import { SecretWords } from "../../shared/components/secret_words.tsx";
import { languages, nameOf } from "../../shared/i18n.ts";
import { toBase64url } from "../../shared/sealing/bytes.ts";
import { appointmentSeed, codeToHex, freshCode } from "../../shared/sealing/code.ts";
import { KeyKind, clear, freshId, keyId, signingPublic } from "../../shared/sealing/keys.ts";
import { stateAppointment } from "../../shared/sealing/statement.ts";
import { fingerprint, linkFor } from "../access/enrolling.ts";
import { session } from "../access/session.ts";
import { inWords } from "../access/word_lists.ts";
import { Failure, useDoing } from "../house/doing.tsx";
import { t, word } from "../speak.ts";
import { invitedRoles, purposesOf } from "./roles.ts";
import { TimeZoneField } from "./time_zone_field.tsx";

const validDays = 7;

interface Made {
  link: string;
  numbers: number[];
  language: string;
  loginName: string;
}

export function InviteDialog({ again, onClose }: { again?: PersonRecord; onClose: () => void }) {
  const [loginName, setLoginName] = useState(again?.login_name ?? "");
  const [displayName, setDisplayName] = useState(again?.display_name ?? "");
  const [mail, setMail] = useState(again?.mail ?? "");
  const [roles, setRoles] = useState<string[]>(again?.roles ?? ["handler"]);
  const [spoken, setSpoken] = useState(again?.language ?? session().me.person.language);
  const [zone, setZone] = useState(again?.time_zone ?? session().me.person.time_zone);
  const [made, setMade] = useState<Made | null>(null);
  const doing = useDoing();

  const submit = (event: Event) => {
    event.preventDefault();
    void doing.run(async () => {
      const person = again?.id ?? freshId();
      const numbers = freshCode();
      await people.invite({
        person,
        login_name: loginName.trim(),
        display_name: displayName.trim(),
        mail: mail.trim(),
        language: spoken,
        time_zone: zone,
        roles: roles as Role[],
        appointment: appointmentFor(person, roles as Role[], numbers),
      });
      const { root } = session();
      setMade({
        numbers,
        language: spoken,
        loginName,
        link: linkFor(location.origin, codeToHex(numbers), person, root),
      });
    });
  };
  if (made)
    return (
      <Dialog title={t("invite.made")} onClose={onClose}>
        <Letter made={made} onClose={onClose} />
      </Dialog>
    );
  return (
    <Dialog title={t("people.invite")} onClose={onClose}>
      <form class="stack" onSubmit={submit}>
        <Field
          label={t("invite.display_name")}
          value={displayName}
          onValue={setDisplayName}
          required
          focused
        />
        <Field
          label={t("login.name")}
          hint={t("invite.login_hint")}
          value={loginName}
          onValue={setLoginName}
          required
        />
        <Field
          label={t("invite.mail")}
          hint={t("invite.mail_hint")}
          type="email"
          value={mail}
          onValue={setMail}
        />
        <Checks
          label={t("invite.roles")}
          values={roles}
          onValues={setRoles}
          options={invitedRoles.map((role) => [role, t(`invite.role.${role as "handler"}`)])}
        />
        <Select
          label={t("language.label")}
          value={spoken}
          onValue={setSpoken}
          options={languages.map((one) => [one, nameOf(one)])}
        />
        <TimeZoneField value={zone} onValue={setZone} />
        <p class="small soft">{t("invite.officers")}</p>
        <Failure doing={doing} />
        <div class="row">
          <Button kind="main" submit disabled={doing.busy || roles.length === 0}>
            {t("invite.do")}
          </Button>
          <Button onPress={onClose}>{t("dialog.cancel")}</Button>
        </div>
      </form>
    </Dialog>
  );
}

function appointmentFor(person: string, roles: readonly Role[], numbers: readonly number[]): string {
  const { place, keyring, me } = session();
  const seed = appointmentSeed(place.organisation, numbers)!;
  const statement = stateAppointment(
    place.organisation,
    {
      issuerKind: KeyKind.identity,
      issuer: keyId(KeyKind.identity, signingPublic(keyring.identity)),
      person,
      purposes: purposesOf(roles),
      appointment: signingPublic(seed),
      lastDay: me.organisation.today + validDays,
    },
    keyring.identity,
  );
  clear(seed);
  return toBase64url(statement);
}

function Letter({ made, onClose }: { made: Made; onClose: () => void }) {
  const [words, setWords] = useState<string[]>([]);
  useEffect(() => void inWords(made.numbers, made.language).then(setWords), [made]);
  return (
    <>
      <Banner tone="warn">{t("invite.carry")}</Banner>
      <h3>{t("invite.link")}</h3>
      <p>
        <code class="long" dir="ltr">
          {made.link}
        </code>
      </p>
      <div class="row">
        <Button onPress={() => navigator.clipboard.writeText(made.link)}>{t("invite.copy")}</Button>
      </div>
      <h3>{t("invite.words")}</h3>
      <p>
        {word("login", "name")}: <bdi class="mono">{made.loginName}</bdi>
      </p>
      <SecretWords words={words} language={made.language} label={t("enrol.words")} />
      <p class="small soft">
        {t("enrol.fingerprint")} <code dir="ltr">{fingerprint(session().root)}</code>
      </p>
      <p>{t("invite.then", { count: validDays })}</p>
      <div class="row">
        <Button kind="main" onPress={onClose}>
          {t("dialog.close")}
        </Button>
      </div>
    </>
  );
}
