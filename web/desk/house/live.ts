// SPDX-License-Identifier: AGPL-3.0-or-later
// What happens elsewhere, as it happens. Bursts are gathered: a flood of requests is one look at the server a
// second.
import { type Counts, type Helpline, type Id, helpline, listen, requests } from "../../shared/api.ts";
import { keepStock } from "../access/epoch_keys.ts";
import { payOwedKeys } from "../requests/owed_keys.ts";
import { leave, phase, session } from "../access/session.ts";
import { t } from "../speak.ts";
import { announce } from "./announcer.tsx";
import { Store } from "./store.ts";

export const counts = new Store<Counts | null>(null);
// A new one whenever lists may be out of date, with the requests that something happened to: to all, where nobody can name them.
export interface Beat {
  touched: ReadonlySet<Id>;
  all: boolean;
}
export const pulse = new Store<Beat>({ touched: new Set(), all: false });
export const touches = (beat: Beat, id: Id) => beat.all || beat.touched.has(id);
export const onCall = new Store<Helpline | null>(null);
export const stockLow = new Store(false);

const gatherFor = 1000;
const lookForOwedAfter = 5000;
const aliveEvery = 5 * 60_000;

export function startLive(): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let touched = new Set<Id>();
  let all = false;
  const gathered = () => {
    timer = null;
    void look({ touched, all });
    touched = new Set();
    all = false;
  };
  // Somebody may have left: whose device makes the new keys is whoever is here.
  let owing: ReturnType<typeof setTimeout> | null = null;
  const payLater = () => {
    owing = null;
    void payOwedKeys().catch(() => {});
  };
  const stop = listen({
    onRequest: (id) => {
      touched.add(id);
      timer ??= setTimeout(gathered, gatherFor);
    },
    onMany: () => {
      all = true;
      timer ??= setTimeout(gathered, gatherFor);
    },
    onChange: () => void (owing ??= setTimeout(payLater, lookForOwedAfter)),
    onOver: () => leave("over"),
  });
  // The server's session ends without use, but writing a long answer is use. Whoever is idle is locked out
  // here.
  const alive = setInterval(() => void look(), aliveEvery);
  void look();
  void keepStock().then(
    () => stockLow.set(false),
    () => stockLow.set(phase.value.at === "in" && session().me.keys.low),
  );
  return () => {
    stop();
    clearInterval(alive);
    if (timer) clearTimeout(timer);
    if (owing) clearTimeout(owing);
    counts.set(null);
    onCall.set(null);
  };
}

export async function look(beat: Beat = { touched: new Set(), all: false }): Promise<void> {
  const before = counts.value;
  const now = await requests.counts().catch(() => null);
  if (phase.value.at !== "in") return;
  // Even when the server cannot be asked: what is shown may be out of date, and those who show it must know.
  pulse.set(beat);
  if (!now) return;
  counts.set(now);
  onCall.set(await helpline.now().catch(() => onCall.value));
  if (before && now.new > before.new) announce(t("queue.arrived", { count: now.new - before.new }));
}
