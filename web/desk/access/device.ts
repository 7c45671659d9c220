// SPDX-License-Identifier: AGPL-3.0-or-later
// This device as the server knows it, for each person who logs in here, and what a person set for this device
// alone.
import type { Base64, DeviceClaim, Id } from "../../shared/api.ts";

const prefix = "havre.device.";
const lastNameKey = "havre.name";
const idleKey = "havre.idle";

export function deviceClaim(name: string): DeviceClaim {
  const text = localStorage.getItem(prefix + name);
  return text === null ? { name: deviceName() } : (JSON.parse(text) as DeviceClaim);
}

export function rememberDevice(name: string, device: { id: Id; secret?: Base64 }): void {
  localStorage.setItem(lastNameKey, name);
  if (device.secret)
    localStorage.setItem(prefix + name, JSON.stringify({ id: device.id, secret: device.secret }));
}

// It was revoked: the next log-in introduces it as a new one.
export function forgetDevice(name: string): void {
  localStorage.removeItem(prefix + name);
}

export function lastName(): string {
  return localStorage.getItem(lastNameKey) ?? "";
}

// "Firefox, Linux": enough for its owner to recognise it among their own.
function deviceName(): string {
  const agent = navigator.userAgent;
  const browser = /(Firefox|Edg|Chrome|Safari)\//.exec(agent)?.[1] ?? "Browser";
  const system = /(Windows|Android|iPhone|iPad|Mac OS|Linux)/.exec(agent)?.[1] ?? "";
  return [browser === "Edg" ? "Edge" : browser, system].filter(Boolean).join(", ");
}

export const idleBounds = { least: 1, usual: 10, most: 30 };

export function idleMinutes(): number {
  const minutes = Number(localStorage.getItem(idleKey) ?? idleBounds.usual);
  return minutes >= idleBounds.least && minutes <= idleBounds.most ? minutes : idleBounds.usual;
}

export function setIdleMinutes(minutes: number): void {
  localStorage.setItem(idleKey, String(minutes));
}
