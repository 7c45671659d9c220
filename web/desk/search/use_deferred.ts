// SPDX-License-Identifier: AGPL-3.0-or-later
import { useEffect, useState } from "preact/hooks";
import type { Shown } from "./asking.ts";

// The letter is drawn first, then what it finds; of letters typed meanwhile only the last is asked for.
export function useDeferred(ask: () => Shown[], keys: readonly unknown[]): Shown[] {
  const [found, setFound] = useState<Shown[]>([]);
  useEffect(() => {
    const timer = setTimeout(() => setFound(ask()));
    return () => clearTimeout(timer);
  }, keys);
  return found;
}
