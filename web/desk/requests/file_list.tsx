// SPDX-License-Identifier: AGPL-3.0-or-later
import { useState } from "preact/hooks";
import type { Id } from "../../shared/api.ts";
import { Button } from "../../shared/components/button.tsx";
import { Icon } from "../../shared/components/icon.tsx";
import { bytes } from "../../shared/times.ts";
import { language, t } from "../speak.ts";
import { FileDialog } from "./file_dialog.tsx";
import type { SentFile } from "./payload.ts";

export function FileList({ request, files }: { request: Id; files: readonly SentFile[] }) {
  const [open, setOpen] = useState<SentFile | null>(null);
  return (
    <div>
      <ul class="plain-list files" aria-label={t("files.label")}>
        {files.map((file) => (
          <li key={file.id} class="row">
            <Icon name="file" />
            <span class="grow">
              <bdi class="file-name">{shownName(file.name)}</bdi>{" "}
              <span class="small soft">
                {bytes(file.size, language())} · <bdi>{file.type || t("files.no_type")}</bdi>
              </span>
            </span>
            <Button onPress={() => setOpen(file)}>{t("files.look")}</Button>
          </li>
        ))}
      </ul>
      {open && <FileDialog request={request} file={open} onClose={() => setOpen(null)} />}
    </div>
  );
}

// Direction marks and control characters can make "gpj.exe" read as something else.
export function shownName(name: string): string {
  return name.replace(/[\p{Cc}\p{Cf}]/gu, "\uFFFD");
}
