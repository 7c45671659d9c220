// SPDX-License-Identifier: AGPL-3.0-or-later
// Files that go out with what is written: sealed chunk by chunk on this device.
import { useState } from "preact/hooks";
import { type Id, Unreachable, files as server } from "../../shared/api.ts";
import { Button } from "../../shared/components/button.tsx";
import { Icon } from "../../shared/components/icon.tsx";
import { toBase64url } from "../../shared/sealing/bytes.ts";
import { chunkCount, sealFileChunk } from "../../shared/sealing/file.ts";
import { clear, freshBytes, freshId, freshSecret } from "../../shared/sealing/keys.ts";
import { bytes } from "../../shared/times.ts";
import { session } from "../access/session.ts";
import { language, t } from "../speak.ts";
import type { SentFile } from "./payload.ts";

const attempts = 5;

export function useFilesToSend(request: Id) {
  const [chosen, setChosen] = useState<File[]>([]);
  const [progress, setProgress] = useState<number | null>(null);
  const upload = async (): Promise<SentFile[]> => {
    const sent: SentFile[] = [];
    const whole = chosen.reduce((sum, file) => sum + file.size, 0) || 1;
    let done = 0;
    try {
      for (const file of chosen) {
        sent.push(await sendFile(request, file, (size) => setProgress((done += size) / whole)));
      }
    } finally {
      setProgress(null);
    }
    return sent;
  };
  return { chosen, setChosen, progress, upload, clear: () => setChosen([]) };
}

export type FilesChosen = ReturnType<typeof useFilesToSend>;

export async function sendFile(request: Id, file: File, onSent: (size: number) => void): Promise<SentFile> {
  const place = { organisation: session().place.organisation, request, file: freshId() };
  const key = freshSecret();
  const secret = toBase64url(freshBytes(32));
  const count = chunkCount(file.size);
  for (let index = 0; index < count; ++index) {
    const sealed = await sealFileChunk(place, key, file, index);
    await patiently(() => server.put(request, place.file, index, sealed, secret));
    onSent(file.size / count);
  }
  await patiently(() => server.done(request, place.file, count, secret));
  const sent = { id: place.file, key: toBase64url(key), name: file.name, type: file.type, size: file.size };
  clear(key);
  return sent;
}

// Lines break. A chunk that arrived twice is the same chunk.
async function patiently(deed: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; ++attempt) {
    try {
      return await deed();
    } catch (error) {
      if (!(error instanceof Unreachable) || attempt === attempts) throw error;
      await new Promise((waited) => setTimeout(waited, 1000 * 2 ** attempt));
    }
  }
}

export function FilesToSend({ files }: { files: FilesChosen }) {
  const add = (event: Event) => {
    const input = event.currentTarget as HTMLInputElement;
    files.setChosen([...files.chosen, ...(input.files ?? [])]);
    input.value = "";
  };
  return (
    <div class="stack close">
      <div>
        <label class="button">
          <Icon name="file" /> {t("files.add")}
          <input class="hidden" type="file" multiple onChange={add} />
        </label>
      </div>
      {files.chosen.length > 0 && (
        <ul class="plain-list stack close">
          {files.chosen.map((file, index) => (
            <li key={index} class="row">
              <bdi>{file.name}</bdi> <span class="soft small">{bytes(file.size, language())}</span>
              <Button
                kind="quiet"
                onPress={() => files.setChosen(files.chosen.filter((one) => one !== file))}
              >
                {t("files.remove")}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
