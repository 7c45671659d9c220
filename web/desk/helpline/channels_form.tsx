// SPDX-License-Identifier: AGPL-3.0-or-later
// Where a person is woken: one address for each channel that the operator offers.
import { useState } from "preact/hooks";
import { type Channels, channels, type Id, type WakingChannel } from "../../shared/api.ts";
import { Button } from "../../shared/components/button.tsx";
import { Field } from "../../shared/components/field.tsx";
import { announce } from "../house/announcer.tsx";
import { Failure, useDoing, useLoaded } from "../house/doing.tsx";
import { type Key, t, word } from "../speak.ts";

type Ringing = Exclude<WakingChannel, "mail">;
const hints: Record<Ringing, Key> = {
  command: "channels.command_hint",
  push: "channels.push_hint",
  webhook: "channels.webhook_hint",
};

export function ChannelsForm({ person }: { person: Id }) {
  const { value, doing } = useLoaded(() => channels.of(person), [person]);
  return (
    <>
      <p class="small soft">{t("channels.what")}</p>
      <Failure doing={doing} />
      {value && <Addresses person={person} known={value} />}
    </>
  );
}

// Also those that are offered no longer, so that an address can be taken away.
function shown(known: Channels): Ringing[] {
  const all = Object.keys(hints) as Ringing[];
  return all.filter((one) => known.offered.includes(one) || known.addresses.some((had) => had.channel === one));
}

function Addresses({ person, known }: { person: Id; known: Channels }) {
  const before = (one: Ringing) => known.addresses.find((had) => had.channel === one)?.address ?? "";
  const [kept, setKept] = useState(() => Object.fromEntries(shown(known).map((one) => [one, before(one)])));
  const [typed, setTyped] = useState(kept);
  const doing = useDoing();
  const submit = (event: Event) => {
    event.preventDefault();
    void doing.run(async () => {
      for (const one of shown(known)) {
        const address = (typed[one] ?? "").trim();
        if (address === kept[one]) continue;
        await channels.set(person, one, address);
        setKept((all) => ({ ...all, [one]: address }));
      }
      announce(t("channels.saved"));
    });
  };
  if (shown(known).length === 0) return <p>{t("channels.none")}</p>;
  return (
    <form class="stack" onSubmit={submit}>
      {shown(known).map((one) => (
        <Field
          key={one}
          label={word("waking", one)}
          hint={t(known.offered.includes(one) ? hints[one] : "channels.gone")}
          value={typed[one] ?? ""}
          onValue={(address) => setTyped((all) => ({ ...all, [one]: address }))}
        />
      ))}
      <Failure doing={doing} />
      <div class="row">
        <Button kind="main" submit disabled={doing.busy}>
          {t("settings.save")}
        </Button>
      </div>
    </form>
  );
}
