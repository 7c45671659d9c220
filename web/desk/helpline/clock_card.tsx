// SPDX-License-Identifier: AGPL-3.0-or-later
// What was promised, who has been called, and taking it. Every reason a clock has is said here.
import { helpline, type Id } from "../../shared/api.ts";
import { Button } from "../../shared/components/button.tsx";
import { Icon } from "../../shared/components/icon.tsx";
import { atMinute } from "../../shared/times.ts";
import { session } from "../access/session.ts";
import { Failure, useDoing } from "../house/doing.tsx";
import { look, onCall } from "../house/live.ts";
import { useStore } from "../house/store.ts";
import { languageName, personName } from "../requests/names.ts";
import { useZone } from "../requests/queue.tsx";
import { list, t, word } from "../speak.ts";
import { isSpokenOnDuty, speakers } from "./spoken.ts";

export function ClockCard({ request }: { request: Id }) {
  const clock = useStore(onCall)?.clocks.find((one) => one.request === request);
  const doing = useDoing();
  const zone = useZone();
  if (!clock) return null;
  const take = () =>
    doing.run(async () => {
      await helpline.take(request);
      await look();
    });
  const when = atMinute(clock.promised, zone);
  const mine = clock.taken_by === session().place.person;
  return (
    <section class="card stack close" aria-label={t("clock.title")}>
      <p class={clock.promised < Date.now() ? "row path-plain" : "row"}>
        <Icon name="clock" />{" "}
        <strong>{t(clock.promised < Date.now() ? "clock.broken" : "clock.promised", { when })}</strong>
      </p>
      <p class="small">
        {t("clock.since", { when: atMinute(clock.since, zone) })}{" "}
        {clock.taken_by === null
          ? t("clock.called", { who: list(clock.called.map((rung) => word("rung", rung))) })
          : t("clock.taken", { name: personName(clock.taken_by) })}
      </p>
      {clock.taken_until !== null && (
        <p class="small soft">{t("clock.taken_hint", { when: atMinute(clock.taken_until, zone) })}</p>
      )}
      <LanguageNote language={clock.language} />
      <Failure doing={doing} />
      {!mine && may() && (
        <div class="row">
          <Button kind="main" onPress={take}>
            {t("clock.take")}
          </Button>
        </div>
      )}
    </section>
  );
}

// Said before anybody answers: who must be asked when nobody on duty speaks the person's language.
function LanguageNote({ language }: { language: string }) {
  const now = useStore(onCall);
  if (!now || isSpokenOnDuty(language, now)) return null;
  const names = speakers(language, now.colleagues).map(personName);
  return (
    <p class="row path-plain">
      <Icon name="warning" />{" "}
      <span>
        {t("clock.language", { language: languageName(language) })}{" "}
        {names.length > 0 ? t("clock.speakers", { names: list(names) }) : t("clock.no_speaker")}
      </span>
    </p>
  );
}

function may(): boolean {
  return session().me.person.roles.some((role) => role === "handler" || role === "officer");
}
