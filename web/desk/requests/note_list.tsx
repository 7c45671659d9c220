// SPDX-License-Identifier: AGPL-3.0-or-later
// Notes as they were written down, the newest first; nothing in them changes.
import { atHour } from "../../shared/times.ts";
import { t } from "../speak.ts";
import { personName } from "./names.ts";
import { useZone } from "./queue.tsx";
import type { Thread } from "./thread.ts";

export function NoteList({ thread }: { thread: Thread }) {
  const zone = useZone();
  const notes = thread.entries.filter((one) => one.envelope.kind === "note" && one.payload).reverse();
  return (
    <ul class="plain-list stack close">
      {notes.map(({ envelope, payload, author }) => (
        <li key={envelope.id}>
          <span class="small soft">
            {t("cell.log_line", {
              name: author.is === "person" ? personName(author.person) : "",
              when: atHour(envelope.hour, zone),
            })}
          </span>
          <div class="words-kept" dir="auto">
            {payload?.text}
          </div>
        </li>
      ))}
    </ul>
  );
}
