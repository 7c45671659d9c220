// SPDX-License-Identifier: AGPL-3.0-or-later
// One file: fetched and opened here, shown in the sandboxed page, its hidden facts named, the original only
// on purpose.
import { useEffect, useRef, useState } from "preact/hooks";
import type { Id } from "../../shared/api.ts";
import { Banner } from "../../shared/components/banner.tsx";
import { Button } from "../../shared/components/button.tsx";
import { Dialog } from "../../shared/components/dialog.tsx";
import { bytes } from "../../shared/times.ts";
import { Failure, useDoing } from "../house/doing.tsx";
import { language, t, word } from "../speak.ts";
import type { FromViewer } from "../viewer/protocol.ts";
import { fetchFile, saveAs } from "./fetching_files.ts";
import { shownName } from "./file_list.tsx";
import type { SentFile } from "./payload.ts";
import { ViewerFrame, type ViewerHandle } from "./viewer_frame.tsx";

type Found = FromViewer & { say: "found" };
const mostShown = 200_000_000;

export function FileDialog({ request, file, onClose }: { request: Id; file: SentFile; onClose: () => void }) {
  const [share, setShare] = useState(0);
  const [blob, setBlob] = useState<Blob | null>(null);
  const [found, setFound] = useState<Found | null>(null);
  const [saving, setSaving] = useState(false);
  const viewer = useRef<ViewerHandle | null>(null);
  const doing = useDoing();

  useEffect(() => {
    const abort = new AbortController();
    void doing.run(async () => setBlob(await fetchFile(request, file, setShare, abort.signal)));
    return () => abort.abort();
  }, [file.id]);

  const saveClean = () =>
    doing.run(async () => {
      const clean = await viewer.current?.clean();
      if (clean) saveAs(new Blob([clean]), `${file.name.replace(/\.[^.]*$/, "")}.png`);
      else doing.fail(t("files.not_cleaned"));
    });
  const hidden = found?.facts ?? [];
  return (
    <Dialog title={t("files.title")} wide onClose={onClose}>
      <dl class="facts">
        <dt>{t("files.name")}</dt>
        <dd>
          <bdi class="file-name">{shownName(file.name)}</bdi>
        </dd>
        <dt>{t("files.type")}</dt>
        <dd>
          <bdi>{file.type || t("files.no_type")}</bdi>
          {found && <> · {word("kind_of_file", found.kind)}</>}
        </dd>
        <dt>{t("files.size")}</dt>
        <dd>
          {bytes(file.size, language())}
          {found?.size && (
            <>
              {" "}
              · <bdi>{found.size}</bdi>
            </>
          )}
        </dd>
      </dl>
      {!blob && !doing.failed && (
        <div class="stack close">
          <label>
            {t("files.fetching")} <progress max={1} value={share} />
          </label>
        </div>
      )}
      {blob && blob.size <= mostShown && <ViewerFrame blob={blob} onFound={setFound} reference={viewer} />}
      {found && (found.kind === "pdf" || found.kind === "other") && <Banner>{t("files.not_shown")}</Banner>}
      {found?.kind === "page" && <Banner tone="warn">{t("files.page")}</Banner>}
      {hidden.length > 0 && (
        <section class="stack close">
          <h3>{t("hidden.title")}</h3>
          <dl class="facts">
            {hidden.map(({ name, value }, index) => [
              <dt key={`n${index}`} class={name === "place" ? "error" : ""}>
                {t(`hidden.${name}`)}
              </dt>,
              <dd key={`v${index}`}>
                <bdi class="words-kept">{value}</bdi>
              </dd>,
            ])}
          </dl>
        </section>
      )}
      <Failure doing={doing} />
      <div class="row">
        {found?.kind === "image" && <Button onPress={saveClean}>{t("files.save_clean")}</Button>}
        {blob && !saving && (
          <Button kind="quiet" onPress={() => setSaving(true)}>
            {t("files.original")}
          </Button>
        )}
        <Button onPress={onClose}>{t("dialog.close")}</Button>
      </div>
      {blob && saving && (
        <Banner tone="warn" announced>
          <p>{t("files.original_warning")}</p>
          <div class="row">
            <Button kind="grave" onPress={() => saveAs(blob, file.name)}>
              {t("files.save_original")}
            </Button>
          </div>
        </Banner>
      )}
    </Dialog>
  );
}
