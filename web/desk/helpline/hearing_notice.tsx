// SPDX-License-Identifier: AGPL-3.0-or-later
// On every screen: my daily test, until I say where I heard it; and whom a page may not wake.
import { useState } from "preact/hooks";
import { channels as waking, type WakingChannel } from "../../shared/api.ts";
import { Banner } from "../../shared/components/banner.tsx";
import { Button } from "../../shared/components/button.tsx";
import { Checks } from "../../shared/components/field.tsx";
import { session } from "../access/session.ts";
import { announce } from "../house/announcer.tsx";
import { Failure, useDoing } from "../house/doing.tsx";
import { look, onCall } from "../house/live.ts";
import { useStore } from "../house/store.ts";
import { personName } from "../requests/names.ts";
import { list, t, word } from "../speak.ts";
import { byPerson, silent, unanswered } from "./hearing.ts";

export function HearingNotice() {
  const hearing = useStore(onCall)?.hearing ?? [];
  const mine = unanswered(hearing, session().place.person);
  const lost = silent(hearing);
  return (
    <>
      {mine.length > 0 && <Question waiting={mine} />}
      {lost.length > 0 && (
        <Banner tone="warn">
          {t("hearing.alarm", {
            who: list(
              byPerson(lost).map(([person, channels]) =>
                t("hearing.of", {
                  name: personName(person),
                  channel: list(channels.map((one) => word("waking", one.channel))),
                }),
              ),
            ),
          })}{" "}
          <a href="/rota">{t("nav.rota")}</a>
        </Banner>
      )}
    </>
  );
}

function Question({ waiting }: { waiting: WakingChannel[] }) {
  const [chosen, setChosen] = useState<string[]>([]);
  const doing = useDoing();
  const heard = waiting.filter((one) => chosen.includes(one));
  const confirm = () =>
    doing.run(async () => {
      await waking.heard(heard);
      await look();
      announce(t("hearing.thanks"));
    });
  return (
    <Banner>
      <Checks
        label={t("hearing.ask")}
        values={chosen}
        onValues={setChosen}
        options={waiting.map((one) => [one, word("waking", one)])}
      />
      <Failure doing={doing} />
      <div class="row">
        <Button kind="main" onPress={confirm} disabled={doing.busy || heard.length === 0}>
          {t("hearing.confirm")}
        </Button>
      </div>
    </Banner>
  );
}
