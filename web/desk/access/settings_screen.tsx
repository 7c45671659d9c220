// SPDX-License-Identifier: AGPL-3.0-or-later
// One's own: name and language, passphrase, devices, keys in stock, when the desk locks itself.
import { useState } from "preact/hooks";
import { login } from "../../shared/api.ts";
import { Banner } from "../../shared/components/banner.tsx";
import { Button } from "../../shared/components/button.tsx";
import { Field } from "../../shared/components/field.tsx";
import { onDay } from "../../shared/times.ts";
import { Failure, useDoing, useLoaded } from "../house/doing.tsx";
import { announce } from "../house/announcer.tsx";
import { AbilitiesForm } from "../helpline/abilities_form.tsx";
import { ChannelsForm } from "../helpline/channels_form.tsx";
import { FactorCard } from "./factor_card.tsx";
import { FeedCard } from "../helpline/feed_card.tsx";
import { Title } from "../house/title.tsx";
import { OwnHabit } from "../people/habits_card.tsx";
import { ParticularsForm } from "../people/person_dialogs.tsx";
import { language, speak, t } from "../speak.ts";
import { idleBounds, idleMinutes, setIdleMinutes } from "./device.ts";
import { keepStock, myEpochDays } from "./epoch_keys.ts";
import { PassphraseChange } from "./passphrase_change.tsx";
import { replaceSession, session } from "./session.ts";

export function SettingsScreen() {
  const { me } = session();
  const changed = async () => {
    const now = await login.me();
    replaceSession({ me: now });
    await speak(now.person.language);
    announce(t("settings.saved"));
  };
  return (
    <div class="page narrow stack">
      <Title>{t("settings.title")}</Title>
      <section class="card stack">
        <h2>{t("settings.about_you")}</h2>
        <ParticularsForm person={me.person} onDone={changed} />
      </section>
      <section class="card stack">
        <h2>{t("channels.title")}</h2>
        <ChannelsForm person={me.person.id} />
      </section>
      <section class="card stack">
        <h2>{t("ability.title")}</h2>
        <AbilitiesForm person={me.person.id} />
      </section>
      <section class="card stack">
        <h2>{t("feed.title")}</h2>
        <FeedCard />
      </section>
      <section class="card stack">
        <h2>{t("settings.passphrase")}</h2>
        <PassphraseChange />
      </section>
      <section class="card stack">
        <h2>{t("factor.title")}</h2>
        <FactorCard />
      </section>
      <section class="card stack">
        <h2>{t("settings.lock")}</h2>
        <IdleSetting />
      </section>
      <section class="card stack">
        <h2>{t("devices.title")}</h2>
        <Devices />
      </section>
      <section class="card stack">
        <h2>{t("stock.title")}</h2>
        <Stock />
      </section>
      <OwnHabit />
    </div>
  );
}

function IdleSetting() {
  const [minutes, setMinutes] = useState(String(idleMinutes()));
  const value = Number(minutes);
  const fits = Number.isInteger(value) && value >= idleBounds.least && value <= idleBounds.most;
  const set = (typed: string) => {
    setMinutes(typed);
    const chosen = Number(typed);
    if (chosen >= idleBounds.least && chosen <= idleBounds.most) setIdleMinutes(chosen);
  };
  return (
    <Field
      label={t("settings.idle")}
      hint={t("settings.idle_hint", { least: idleBounds.least, most: idleBounds.most })}
      type="number"
      value={minutes}
      onValue={set}
      inputmode="numeric"
      error={fits ? null : t("settings.idle_hint", { least: idleBounds.least, most: idleBounds.most })}
    />
  );
}

function Devices() {
  const { value, doing, again } = useLoaded(login.devices, []);
  const revoking = useDoing();
  const revoke = (id: string) =>
    revoking.run(async () => {
      await login.revokeDevice(id);
      await again();
    });
  return (
    <>
      <p class="small soft">{t("devices.what")}</p>
      <Failure doing={doing} />
      <Failure doing={revoking} />
      <ul class="plain-list stack close">
        {value?.map((device) => (
          <li key={device.id} class="row apart">
            <span>
              <strong>
                <bdi>{device.name}</bdi>
              </strong>{" "}
              <span class="small soft">{t("devices.seen", { day: onDay(device.seen_day, language()) })}</span>
            </span>
            {device.current && <span class="tag accent">{t("devices.this")}</span>}
            {device.revoked && <span class="tag">{t("devices.revoked")}</span>}
            {!device.revoked && !device.current && (
              <Button
                kind="grave"
                label={t("devices.revoke_which", { name: device.name })}
                onPress={() => revoke(device.id)}
              >
                {t("devices.revoke")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function Stock() {
  const { value, doing, again } = useLoaded(myEpochDays, []);
  const { me } = session();
  const left = value?.filter((day) => day >= me.organisation.today).length ?? me.keys.epochs_left;
  const make = () =>
    doing.run(async () => {
      await keepStock();
      await again();
    });
  return (
    <>
      <p>{t("stock.what")}</p>
      <p>{t("stock.left", { count: left })}</p>
      {me.keys.overdue.length > 0 && (
        <Banner tone="warn">{t("notice.overdue", { count: me.keys.overdue.length })}</Banner>
      )}
      <Failure doing={doing} />
      <div class="row">
        <Button onPress={make}>{t("stock.make")}</Button>
      </div>
    </>
  );
}
