// SPDX-License-Identifier: AGPL-3.0-or-later
// Officers' work: who belongs here, who is invited, who waits to be admitted, who leaves.
import { useState } from "preact/hooks";
import { type PersonRecord, people } from "../../shared/api.ts";
import { Banner } from "../../shared/components/banner.tsx";
import { Button } from "../../shared/components/button.tsx";
import { Icon } from "../../shared/components/icon.tsx";
import { nameOf } from "../../shared/i18n.ts";
import { onDay } from "../../shared/times.ts";
import { session } from "../access/session.ts";
import { Failure, useLoaded } from "../house/doing.tsx";
import { Title } from "../house/title.tsx";
import { language, list, t, word } from "../speak.ts";
import { AdmitDialog } from "./admit_dialog.tsx";
import { HabitsCard } from "./habits_card.tsx";
import { FactorDialog } from "./factor_dialog.tsx";
import { InviteDialog } from "./invite_dialog.tsx";
import { DueList } from "./due_list.tsx";
import { LeaveDialog } from "./leave_dialog.tsx";
import { ParticularsDialog } from "./person_dialogs.tsx";
import { RolesCard } from "./roles_card.tsx";
import { RolesDialog } from "./roles_dialog.tsx";

type Open =
  { what: "invite" } | { what: "admit" } | { what: "leave" | "change" | "roles" | "reset" | "again"; person: PersonRecord };

export function PeopleScreen() {
  const { value, doing, again } = useLoaded(people.all, []);
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  const changed = () => {
    close();
    void again();
  };
  const waiting = (value ?? []).filter((person) => person.state === "enrolled");
  const renewal = needsRenewal();
  return (
    <div class="page stack">
      <div class="row apart">
        <Title>{t("people.title")}</Title>
        <Button kind="main" onPress={() => setOpen({ what: "invite" })}>
          {t("people.invite")}
        </Button>
      </div>
      <Failure doing={doing} />
      <DueList />
      {(waiting.length > 0 || renewal) && (
        <Banner tone="warn">
          <div class="row apart">
            <span>
              {waiting.length > 0 ? t("people.waiting", { count: waiting.length }) : t("people.renew")}
            </span>
            <Button kind="main" onPress={() => setOpen({ what: "admit" })}>
              {t("people.admit")}
            </Button>
          </div>
        </Banner>
      )}
      <ul class="plain-list people">
        {value?.map((person) => (
          <Person key={person.id} person={person} onOpen={setOpen} />
        ))}
      </ul>
      <HabitsCard />
      <RolesCard />
      {open?.what === "invite" && <InviteDialog onClose={changed} />}
      {open?.what === "again" && <InviteDialog again={open.person} onClose={changed} />}
      {open?.what === "admit" && <AdmitDialog people={value ?? []} onDone={changed} onClose={close} />}
      {open?.what === "leave" && (
        <LeaveDialog person={open.person} people={value ?? []} onDone={changed} onClose={close} />
      )}
      {open?.what === "roles" && (
        <RolesDialog person={open.person} people={value ?? []} onDone={changed} onClose={close} />
      )}
      {open?.what === "reset" && <FactorDialog person={open.person} onDone={changed} />}
      {open?.what === "change" && <ParticularsDialog person={open.person} onDone={changed} onClose={close} />}
    </div>
  );
}

const renewBefore = 14;

function needsRenewal(): boolean {
  const { vouched, me } = session();
  return !vouched || vouched.directory.lastDay - me.organisation.today < renewBefore;
}

function Person({ person, onOpen }: { person: PersonRecord; onOpen: (open: Open) => void }) {
  const mine = person.id === session().place.person;
  return (
    <li class="card stack close">
      <div class="row apart">
        <h2 class="row">
          <Icon name="person" /> <bdi>{person.display_name}</bdi>{" "}
          <span class="small soft">@{person.login_name}</span>
        </h2>
        <span
          class={person.state === "active" ? "tag good" : person.state === "enrolled" ? "tag warn" : "tag"}
        >
          {word("person_state", person.state)}
        </span>
      </div>
      <p class="small">
        {list(person.roles.map((role) => word("role", role)))} · {nameOf(person.language)} ·{" "}
        <bdi>{person.time_zone}</bdi>
        {person.mail && (
          <>
            {" "}
            · <bdi>{person.mail}</bdi>
          </>
        )}
      </p>
      {person.invited_until !== null && (
        <p class="small soft">
          {t("people.invited_until", { day: onDay(person.invited_until, language()) })}
        </p>
      )}
      {person.state !== "left" && (
        <div class="row">
          {person.state === "invited" && (
            <Button kind="quiet" onPress={() => onOpen({ what: "again", person })}>
              {t("people.invite_again")}
            </Button>
          )}
          <Button
            kind="quiet"
            label={t("people.change_who", { name: person.display_name })}
            onPress={() => onOpen({ what: "change", person })}
          >
            {t("people.change")}
          </Button>
          {person.state === "active" && (
            <Button
              kind="quiet"
              label={t("roles.who", { name: person.display_name })}
              onPress={() => onOpen({ what: "roles", person })}
            >
              {t("roles.open")}
            </Button>
          )}
          {!mine && person.state === "active" && (
            <Button
              kind="quiet"
              label={t("reset.who", { name: person.display_name })}
              onPress={() => onOpen({ what: "reset", person })}
            >
              {t("reset.open")}
            </Button>
          )}
          {!mine && (
            <Button
              kind="quiet"
              label={t("people.leave_who", { name: person.display_name })}
              onPress={() => onOpen({ what: "leave", person })}
            >
              {t("people.leave")}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}
