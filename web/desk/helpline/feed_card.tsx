// SPDX-License-Identifier: AGPL-3.0-or-later
// My shifts in my own calendar: a name and a password, the second shown once.
import { useState } from "preact/hooks";
import { helpline } from "../../shared/api.ts";
import { Banner } from "../../shared/components/banner.tsx";
import { Button } from "../../shared/components/button.tsx";
import { announce } from "../house/announcer.tsx";
import { Failure, useDoing, useLoaded } from "../house/doing.tsx";
import { t } from "../speak.ts";

const address = () => `${location.origin}/feeds/shifts.ics`;

export function FeedCard() {
  const { value, doing, again } = useLoaded(async () => ({ name: await helpline.feed() }), []);
  const [made, setMade] = useState<{ name: string; password: string } | null>(null);
  const acting = useDoing();
  const make = () =>
    acting.run(async () => {
      setMade(await helpline.makeFeed());
      await again();
    });
  const end = () =>
    acting.run(async () => {
      await helpline.endFeed();
      setMade(null);
      announce(t("feed.ended"));
      await again();
    });
  const stands = value?.name != null;
  return (
    <>
      <p class="small soft">{t("feed.what")}</p>
      <Failure doing={doing} />
      {value && !made && <p>{t(stands ? "feed.stands" : "feed.none")}</p>}
      {made && <Made name={made.name} password={made.password} />}
      <Failure doing={acting} />
      <div class="row">
        <Button onPress={make} disabled={acting.busy}>
          {t(stands ? "feed.renew" : "feed.make")}
        </Button>
        {stands && (
          <Button kind="grave" onPress={end} disabled={acting.busy}>
            {t("feed.end")}
          </Button>
        )}
      </div>
    </>
  );
}

function Made({ name, password }: { name: string; password: string }) {
  const rows = [
    [t("feed.address"), address()],
    [t("feed.name"), name],
    [t("feed.password"), password],
  ] as const;
  return (
    <Banner tone="good" announced>
      <p>{t("feed.once")}</p>
      <dl class="stack close">
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt class="small soft">{label}</dt>
            <dd dir="ltr" class="breaks">
              <code>{value}</code>
            </dd>
          </div>
        ))}
      </dl>
    </Banner>
  );
}
