// SPDX-License-Identifier: AGPL-3.0-or-later
// Something is not as it was vouched for: a key, a directory, a trail. Stays on every screen until the person
// leaves.
import type { Key } from "../speak.ts";
import { Store } from "./store.ts";

export type Alarm = Extract<Key, `alarm.${string}`>;

export const alarms = new Store<readonly Alarm[]>([]);

export function raise(alarm: Alarm): void {
  if (!alarms.value.includes(alarm)) alarms.set([...alarms.value, alarm]);
}

// What an alarm stops throws this: nothing is sealed to, and nothing believed.
export class Alarmed extends Error {
  override name = "Alarmed";
  readonly alarm: Alarm;

  constructor(alarm: Alarm) {
    super(alarm);
    this.alarm = alarm;
    raise(alarm);
  }
}
