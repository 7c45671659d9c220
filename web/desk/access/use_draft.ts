// SPDX-License-Identifier: AGPL-3.0-or-later
import { useEffect, useRef, useState } from "preact/hooks";
import { keepDraft, readDraft } from "./drafts.ts";
import { whenLocking } from "./session.ts";

const pause = 400;

export function useDraft(name: string): [string, (text: string) => void] {
  const [text, setText] = useState(() => readDraft(name));
  const newest = useRef(text);
  useEffect(() => {
    const timer = setTimeout(() => keepDraft(name, newest.current), pause);
    return () => clearTimeout(timer);
  }, [name, text]);
  useEffect(() => {
    const keep = () => keepDraft(name, newest.current);
    const stop = whenLocking(keep);
    // A reload or a closed tab comes sooner than the pause ends.
    addEventListener("pagehide", keep);
    return () => {
      stop();
      removeEventListener("pagehide", keep);
      keep();
    };
  }, [name]);
  return [
    text,
    (changed) => {
      newest.current = changed;
      setText(changed);
    },
  ];
}
