// SPDX-License-Identifier: AGPL-3.0-or-later
// Doing something that may fail, once at a time, and saying so where it was asked for.
import { useCallback, useEffect, useState } from "preact/hooks";
import { Banner } from "../../shared/components/banner.tsx";
import { said } from "./said.ts";

export interface Doing {
  busy: boolean;
  failed: string | null;
  run: (deed: () => Promise<unknown>) => Promise<boolean>;
  fail: (sentence: string | null) => void;
}

export function useDoing(): Doing {
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const run = useCallback(async (deed: () => Promise<unknown>) => {
    setBusy(true);
    setFailed(null);
    try {
      await deed();
      return true;
    } catch (error) {
      setFailed(said(error));
      return false;
    } finally {
      setBusy(false);
    }
  }, []);
  return { busy, failed, run, fail: setFailed };
}

export function Failure({ doing }: { doing: Doing }) {
  return doing.failed ? (
    <Banner tone="alarm" announced>
      {doing.failed}
    </Banner>
  ) : null;
}

// Asks once for each key, again on `again`.
export function useLoaded<Value>(load: () => Promise<Value>, keys: readonly unknown[]) {
  const [value, setValue] = useState<Value | null>(null);
  const doing = useDoing();
  const again = useCallback(() => doing.run(async () => setValue(await load())), keys);
  useEffect(() => {
    setValue(null);
    void again();
  }, keys);
  return { value, doing, again, setValue };
}
