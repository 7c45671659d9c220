// SPDX-License-Identifier: AGPL-3.0-or-later
// The staff application.
import { render } from "preact";
import { whenSessionIsOver } from "../shared/api.ts";
import { leave, phase, waiting } from "./access/session.ts";
import { App } from "./house/app.tsx";
import { speakFirst } from "./speak.ts";
import "./style/tokens.css";
import "./style/base.css";
import "./style/parts.css";
import "./style/house.css";
import "./style/requests.css";
import "./style/search.css";

whenSessionIsOver(() => leave("over"));
await speakFirst();
// After a reload the keys are gone, but this tab may still know whose passphrase to ask for.
const kept = waiting();
phase.set(kept ? { at: "locked", waiting: kept } : { at: "out" });
render(<App />, document.getElementById("desk") ?? document.body);
