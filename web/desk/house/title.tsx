// SPDX-License-Identifier: AGPL-3.0-or-later
// A screen's heading. It takes the focus when the screen appears, so that keyboard and screen reader start
// there.
import { useEffect, useRef } from "preact/hooks";

interface Props {
  children: string;
  // Nothing that a defender wrote may stand here: browsers keep titles in their history.
  tab?: string;
}

export function Title({ children, tab }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${tab ?? children} · Havre`;
  }, [children, tab]);
  useEffect(() => {
    const typing =
      document.activeElement instanceof HTMLInputElement ||
      document.activeElement instanceof HTMLTextAreaElement;
    if (!typing) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
