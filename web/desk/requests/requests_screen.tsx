// SPDX-License-Identifier: AGPL-3.0-or-later
// The list and, beside it where there is room, the request that is open.
import { useLocation, useRoute } from "preact-iso";
import type { RequestState } from "../../shared/api.ts";
import { Icon } from "../../shared/components/icon.tsx";
import { t } from "../speak.ts";
import { Queue, listedStates } from "./queue.tsx";
import { RequestScreen } from "./request_screen.tsx";

export function RequestsScreen() {
  const { params } = useRoute();
  const { query } = useLocation();
  const id = params.id ?? null;
  const state = listedStates.includes(query.state as RequestState) ? (query.state as RequestState) : "new";
  return (
    <div class={id ? "desk one-open" : "desk"}>
      <Queue state={state} open={id} />
      {id ? <RequestScreen key={id} id={id} state={state} /> : <Nothing />}
    </div>
  );
}

function Nothing() {
  return (
    <div class="nothing soft">
      <Icon name="inbox" />
      <p>{t("queue.choose")}</p>
      <p class="small">
        <kbd>j</kbd> <kbd>k</kbd> {t("keys.move")} · <kbd>Enter</kbd> {t("keys.open")}
      </p>
    </div>
  );
}
