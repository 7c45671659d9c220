// SPDX-License-Identifier: AGPL-3.0-or-later
import { LocationProvider, Route, Router, lazy } from "preact-iso";
import { useEffect, useState } from "preact/hooks";
import { lockWhenIdle } from "../access/idle.ts";
import { LockScreen } from "../access/lock_screen.tsx";
import { LoginScreen } from "../access/login_screen.tsx";
import { lock, phase } from "../access/session.ts";
import { language, onLanguage } from "../speak.ts";
import { NotFound } from "./not_found.tsx";
import { Frame } from "./frame.tsx";
import { RequestsScreen } from "../requests/requests_screen.tsx";
import { useStore } from "./store.ts";

const EnrolScreen = lazy(() => import("../access/enrol_screen.tsx").then((room) => room.EnrolScreen));
const SortScreen = lazy(() => import("../requests/sort_screen.tsx").then((room) => room.SortScreen));
const EntryScreen = lazy(() => import("../requests/entry_screen.tsx").then((room) => room.EntryScreen));
const SearchScreen = lazy(() => import("../search/search_screen.tsx").then((room) => room.SearchScreen));
const PeopleScreen = lazy(() => import("../people/people_screen.tsx").then((room) => room.PeopleScreen));
const RotaScreen = lazy(() => import("../helpline/rota_screen.tsx").then((room) => room.RotaScreen));
const AgendaScreen = lazy(() => import("../case/agenda_screen.tsx").then((room) => room.AgendaScreen));
const CompartmentScreen = lazy(() =>
  import("../requests/compartment_screen.tsx").then((room) => room.CompartmentScreen),
);
const CellsScreen = lazy(() => import("../crisis/cells_screen.tsx").then((room) => room.CellsScreen));
const CellScreen = lazy(() => import("../crisis/cell_screen.tsx").then((room) => room.CellScreen));
const NumbersScreen = lazy(() => import("../case/numbers_screen.tsx").then((room) => room.NumbersScreen));
const FormsScreen = lazy(() => import("../case/forms_screen.tsx").then((room) => room.FormsScreen));
const TrailScreen = lazy(() => import("../trail/trail_screen.tsx").then((room) => room.TrailScreen));
const FactorOwedScreen = lazy(() =>
  import("../access/factor_card.tsx").then((room) => room.FactorOwedScreen),
);
const SettingsScreen = lazy(() =>
  import("../access/settings_screen.tsx").then((room) => room.SettingsScreen),
);

export function App() {
  const [spoken, setSpoken] = useState(language());
  useEffect(() => onLanguage(() => setSpoken(language())), []);
  return (
    <LocationProvider>
      <Doorway key={spoken} />
    </LocationProvider>
  );
}

function Doorway() {
  const now = useStore(phase);
  const inside = now.at === "in";
  useEffect(() => (inside ? lockWhenIdle(lock) : undefined), [inside]);
  if (location.pathname === "/enrol" && !inside) {
    return (
      <Router>
        <Route path="/enrol" component={EnrolScreen} />
        <Route default component={LoginScreen} />
      </Router>
    );
  }
  if (now.at === "start") return null;
  if (now.at === "out") return <LoginScreen why={now.why} />;
  if (now.at === "locked") return <LockScreen waiting={now.waiting} />;
  if (now.session.me.factor.owed) {
    return (
      <Router>
        <Route path="/" component={FactorOwedScreen} />
        <Route default component={FactorOwedScreen} />
      </Router>
    );
  }
  return (
    <Frame>
      <Router>
        <Route path="/" component={RequestsScreen} />
        <Route path="/requests/:id?" component={RequestsScreen} />
        <Route path="/sort" component={SortScreen} />
        <Route path="/enter" component={EntryScreen} />
        <Route path="/search" component={SearchScreen} />
        <Route path="/people" component={PeopleScreen} />
        <Route path="/rota" component={RotaScreen} />
        <Route path="/agenda" component={AgendaScreen} />
        <Route path="/compartments/:id" component={CompartmentScreen} />
        <Route path="/cells" component={CellsScreen} />
        <Route path="/cells/:id" component={CellScreen} />
        <Route path="/numbers" component={NumbersScreen} />
        <Route path="/forms" component={FormsScreen} />
        <Route path="/trail" component={TrailScreen} />
        <Route path="/settings" component={SettingsScreen} />
        <Route default component={NotFound} />
      </Router>
    </Frame>
  );
}
