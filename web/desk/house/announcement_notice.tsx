// SPDX-License-Identifier: AGPL-3.0-or-later
// On every screen: what must not happen quietly, until one has said that one saw it.
import { useEffect, useState } from "preact/hooks";
import { type Announcement, type Id, announcements } from "../../shared/api.ts";
import { Banner } from "../../shared/components/banner.tsx";
import { Button } from "../../shared/components/button.tsx";
import { atHour } from "../../shared/times.ts";
import { session } from "../access/session.ts";
import { personName } from "../requests/names.ts";
import { language, t, word } from "../speak.ts";
import { Failure, useDoing } from "./doing.tsx";
import { onCall } from "./live.ts";
import { useStore } from "./store.ts";

export function AnnouncementNotice() {
  const [unseen, setUnseen] = useState<Announcement[]>([]);
  const doing = useDoing();
  const beat = useStore(onCall);
  const look = async () => setUnseen(await announcements.unseen().catch(() => unseen));
  useEffect(() => void look(), [beat]);
  const seen = (id: string) =>
    doing.run(async () => {
      await announcements.seen(id);
      await look();
    });
  return (
    <>
      {unseen.map((one) => (
        <Banner tone="warn" key={one.id}>
          <div class="row apart">
            <span>
              {sentence(one)} {one.request && <Where request={one.request} />}
            </span>
            <Button onPress={() => seen(one.id)} disabled={doing.busy}>
              {t("announced.seen")}
            </Button>
          </div>
        </Banner>
      ))}
      <Failure doing={doing} />
    </>
  );
}

// Whoever is not in its team finds nothing there; the number is what the trail says.
function Where({ request }: { request: Id }) {
  return <a href={`/requests/${request}`}>{t("announced.request", { id: request.slice(0, 8) })}</a>;
}

function sentence(one: Announcement): string {
  const zone = { language: language(), timeZone: session().me.person.time_zone };
  const said = { about: personName(one.about ?? ""), when: atHour(one.hour, zone) };
  if (one.what === "request_lent")
    return t("announced.request_lent", { ...said, reason: word("loan_reason", one.reason) });
  return t("announced.factor_reset", {
    ...said,
    by: personName(one.by ?? ""),
    reason: word("reset_reason", one.reason),
  });
}
