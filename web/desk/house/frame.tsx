// SPDX-License-Identifier: AGPL-3.0-or-later
// What stands around every screen of the desk: alarms, where one can go, the lock.
import { useLocation } from "preact-iso";
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Button } from "../../shared/components/button.tsx";
import { Icon, type IconName } from "../../shared/components/icon.tsx";
import { logOut } from "../access/logging_in.ts";
import { lock, phase, session, waiting } from "../access/session.ts";
import { type Key, t } from "../speak.ts";
import { AlarmBanners } from "./alarm_banners.tsx";
import { Announcer } from "./announcer.tsx";
import { Notices } from "./notices.tsx";
import { startLive } from "./live.ts";
import { listenForSearch } from "./shortcuts.ts";
import { useStore } from "./store.ts";

interface Place {
  path: string;
  name: Key;
  icon: IconName;
  roles: readonly string[];
}

const working = ["handler", "officer", "complaints", "interpreter"];
const places: readonly Place[] = [
  { path: "/requests", name: "nav.requests", icon: "inbox", roles: working },
  { path: "/search", name: "nav.search", icon: "search", roles: working },
  { path: "/enter", name: "nav.enter", icon: "pen", roles: ["handler", "officer", "complaints"] },
  { path: "/agenda", name: "nav.agenda", icon: "check", roles: working },
  { path: "/rota", name: "nav.rota", icon: "clock", roles: working },
  { path: "/cells", name: "nav.cells", icon: "people", roles: working },
  { path: "/numbers", name: "nav.numbers", icon: "chart", roles: ["handler", "officer"] },
  { path: "/forms", name: "nav.forms", icon: "note", roles: ["officer"] },
  { path: "/people", name: "nav.people", icon: "people", roles: ["officer"] },
  { path: "/trail", name: "nav.trail", icon: "trail", roles: ["officer", "auditor"] },
  { path: "/settings", name: "nav.settings", icon: "settings", roles: [...working, "auditor"] },
];

export function Frame({ children }: { children: ComponentChildren }) {
  const { path } = useLocation();
  const [open, setOpen] = useState(false);
  const now = useStore(phase);
  useEffect(startLive, []);
  useEffect(listenForSearch, []);
  useEffect(() => setOpen(false), [path]);
  if (now.at !== "in") return null;

  const { person, organisation } = session().me;
  const mine = places.filter((place) =>
    place.roles.some((role) => (person.roles as string[]).includes(role)),
  );
  const here = path === "/" ? "/requests" : path;
  return (
    <>
      <a class="skip button main" href="#main">
        {t("nav.skip")}
      </a>
      <AlarmBanners />
      <header class="bar">
        <span class="brand">
          <Icon name="shield" /> <bdi>{organisation.name}</bdi>
        </span>
        <button
          type="button"
          class="button quiet menu"
          aria-expanded={open}
          aria-controls="nav"
          onClick={() => setOpen(!open)}
        >
          <Icon name="menu" /> {t("nav.menu")}
        </button>
        <div class={open ? "account open" : "account"}>
          <span class="person">
            <Icon name="person" /> <bdi>{person.display_name}</bdi>
          </span>
          {waiting() && (
            <Button kind="quiet" onPress={lock}>
              <Icon name="lock" /> {t("nav.lock")}
            </Button>
          )}
          <Button kind="quiet" onPress={logOut}>
            {t("nav.log_out")}
          </Button>
        </div>
        <nav id="nav" class={open ? "open" : ""} aria-label={t("nav.label")}>
          {mine.map((place) => (
            <a
              key={place.path}
              href={place.path}
              aria-current={here.startsWith(place.path) ? "page" : undefined}
            >
              <Icon name={place.icon} /> {t(place.name)}
            </a>
          ))}
        </nav>
      </header>
      <Notices />
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <Announcer />
    </>
  );
}
