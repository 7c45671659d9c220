// SPDX-License-Identifier: AGPL-3.0-or-later
// Comfort and sealing for the public pages, which work without it. What seals is fetched only where something
// is sealed.
import { readyToLeave } from "./leave.ts";
import { patiently } from "./line/fetching.ts";
import { addComforts } from "./page/comforts.ts";
import { find } from "./page/dom.ts";

readyToLeave();

const form = find<HTMLFormElement>("form[data-havre]");
// Whatever happens, this form never goes to the server as it is.
form?.addEventListener("submit", (event) => event.preventDefault());

await addComforts(document);
if (form) void begin(form);

async function begin(form: HTMLFormElement): Promise<void> {
  const never = () => false;
  if (form.dataset.havre === "ask") return (await patiently(() => import("./ask/ask.ts"), never)).ask(form);
  return (await patiently(() => import("./back/enter.ts"), never)).enter(form);
}
