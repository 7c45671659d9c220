// SPDX-License-Identifier: AGPL-3.0-or-later
// The frame around the sandboxed page: no origin of ours, no network, no navigation.
import { useEffect, useRef, useState } from "preact/hooks";
import { directionOf } from "../../shared/i18n.ts";
import { language, t } from "../speak.ts";
import type { FromViewer, ToViewer } from "../viewer/protocol.ts";

export interface ViewerHandle {
  clean: () => Promise<ArrayBuffer | null>;
}

interface Props {
  blob: Blob;
  onFound: (found: FromViewer & { say: "found" }) => void;
  reference: { current: ViewerHandle | null };
}

export function ViewerFrame({ blob, onFound, reference }: Props) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(220);
  useEffect(() => {
    let cleaned = (_: ArrayBuffer | null) => {};
    const tell = (message: ToViewer, transfer: Transferable[] = []) =>
      frame.current?.contentWindow?.postMessage(message, { targetOrigin: "*", transfer });
    const show = async () => {
      const bytes = await blob.arrayBuffer();
      const words = {
        reveal: t("viewer.reveal"),
        cover: t("viewer.cover"),
        unreadable: t("viewer.unreadable"),
        shown: t("viewer.shown"),
        cut: t("viewer.cut"),
      };
      tell({ say: "show", bytes, language: language(), direction: directionOf(language()), words }, [bytes]);
    };
    const hear = (event: MessageEvent<FromViewer>) => {
      if (event.source !== frame.current?.contentWindow) return;
      const { data } = event;
      if (data.say === "ready") void show();
      if (data.say === "found") onFound(data);
      if (data.say === "height") setHeight(Math.min(640, Math.max(80, data.height)));
      if (data.say === "cleaned") cleaned(data.bytes);
    };
    addEventListener("message", hear);
    reference.current = {
      clean: () =>
        new Promise((done) => {
          cleaned = done;
          tell({ say: "clean" });
        }),
    };
    return () => removeEventListener("message", hear);
  }, [blob]);
  return (
    <iframe
      ref={frame}
      class="viewer"
      src="/viewer"
      sandbox="allow-scripts"
      referrerpolicy="no-referrer"
      title={t("viewer.title")}
      height={height}
    />
  );
}
