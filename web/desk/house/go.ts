// SPDX-License-Identifier: AGPL-3.0-or-later
// To another screen, as a link would.
export function go(path: string): void {
  history.pushState(null, "", path);
  dispatchEvent(new PopStateEvent("popstate"));
}
