// SPDX-License-Identifier: AGPL-3.0-or-later
// Who may read this request, and why. Nobody else can: there is no other way in than the keys given here.
import { useState } from "preact/hooks";
import { type Id, requests } from "../../shared/api.ts";
import { Banner } from "../../shared/components/banner.tsx";
import { Button } from "../../shared/components/button.tsx";
import { Dialog } from "../../shared/components/dialog.tsx";
import { Checks } from "../../shared/components/field.tsx";
import { Icon } from "../../shared/components/icon.tsx";
import { refreshDirectory } from "../access/vouching.ts";
import { leads, session } from "../access/session.ts";
import { Failure, useDoing, useLoaded } from "../house/doing.tsx";
import { list, t, word } from "../speak.ts";
import { aloneIn } from "./compartments_card.tsx";
import { personName } from "./names.ts";
import { mayStand } from "./standing.ts";
import { historyFor } from "./sealing_requests.ts";
import type { ThreadProps } from "./thread_view.tsx";
import { WhyDialog } from "./why_dialog.tsx";

// `among`: only these can be let in.
type Props = ThreadProps & { among?: readonly Id[] };

export function TeamPanel(props: Props) {
  const { team } = props.thread.record.facts;
  const [open, setOpen] = useState<"add" | "why" | null>(null);
  const [leaving, setLeaving] = useState<Id | null>(null);
  const me = session().place.person;
  return (
    <section class="card stack close">
      <h2>{t("team.title")}</h2>
      <ul class="plain-list">
        {byName(team).map((person) => (
          <li key={person} class="row apart">
            <span>
              <Icon name="person" />{" "}
              <bdi>{person === me ? t("person.you", { name: personName(person) }) : personName(person)}</bdi>
            </span>
            {team.length > 1 && leads() && (
              <Button
                kind="quiet"
                label={t("team.remove_who", { name: personName(person) })}
                onPress={() => setLeaving(person)}
              >
                {t("team.remove")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <div class="row">
        {leads() && <Button onPress={() => setOpen("add")}>{t("team.add")}</Button>}
        <Button kind="quiet" onPress={() => setOpen("why")}>
          {t("team.why")}
        </Button>
      </div>
      {open === "add" && <AddDialog {...props} onClose={() => setOpen(null)} />}
      {open === "why" && <WhyDialog {...props} onClose={() => setOpen(null)} />}
      {leaving && <RemoveDialog {...props} person={leaving} onClose={() => setLeaving(null)} />}
    </section>
  );
}

type DialogProps = Props & { onClose: () => void };

function AddDialog({ thread, among, onChange, onClose }: DialogProps) {
  const { facts } = thread.record;
  const [chosen, setChosen] = useState<string[]>([]);
  const doing = useDoing();
  const entries = session().vouched?.directory.entries ?? [];
  const others = entries.filter(
    ({ person, purposes }) =>
      mayStand(facts.kind, purposes) && !facts.team.includes(person) && (among?.includes(person) ?? true),
  );
  const add = () =>
    doing.run(async () => {
      await refreshDirectory();
      await requests.addToTeam(
        facts.id,
        chosen.map((person) => ({ person, wraps: historyFor(thread.keys, person) })),
      );
      await onChange();
      onClose();
    });
  return (
    <Dialog title={t("team.add")} onClose={onClose}>
      <p>{t("team.add_what")}</p>
      {others.length === 0 ? (
        <p class="soft">{t("team.nobody_else")}</p>
      ) : (
        <Checks
          label={t("team.who")}
          values={chosen}
          onValues={setChosen}
          options={others.map((entry) => [entry.person, withRoles(entry.person)])}
        />
      )}
      <Failure doing={doing} />
      <div class="row">
        <Button kind="main" disabled={chosen.length === 0} onPress={add}>
          {t("team.add_do")}
        </Button>
        <Button onPress={onClose}>{t("dialog.cancel")}</Button>
      </div>
    </Dialog>
  );
}

function byName(people: readonly Id[]): Id[] {
  return [...people].sort((one, other) => personName(one).localeCompare(personName(other)));
}

function withRoles(person: Id): string {
  const roles = session().vouched?.people.get(person)?.roles ?? [];
  return t("team.with_roles", {
    name: personName(person),
    roles: list(roles.map((role) => word("role", role))),
  });
}

function RemoveDialog({ thread, person, onChange, onClose }: DialogProps & { person: Id }) {
  const doing = useDoing();
  const me = session().place.person === person;
  const alone = useLoaded(async () => me && (await aloneIn(thread.record.facts.id)), [person]);
  const remove = () =>
    doing.run(async () => {
      await requests.removeFromTeam(thread.record.facts.id, person);
      await onChange();
      onClose();
    });
  return (
    <Dialog title={t("team.remove_who", { name: personName(person) })} onClose={onClose}>
      <p>{t(me ? "team.remove_me" : "team.remove_what")}</p>
      {alone.value && <Banner tone="warn">{t("compartment.alone")}</Banner>}
      <Failure doing={doing} />
      <div class="row">
        <Button kind="grave" onPress={remove}>
          {t("team.remove")}
        </Button>
        <Button onPress={onClose}>{t("dialog.cancel")}</Button>
      </div>
    </Dialog>
  );
}
