// SPDX-License-Identifier: AGPL-3.0-or-later
// Asking the server over a line that may be cut at any moment.

// The server said no; `code` is a word of the contract.
export class Refused extends Error {
  override name = "Refused";
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

// Nobody answered, or not for now: the same can simply be tried again.
export class Cut extends Error {
  override name = "Cut";
}

// Who is told, and who may put an end to it.
export interface Watch {
  readonly signal: AbortSignal;
  interrupted(): void;
  resumed(): void;
}

const patience = 180_000; // a chunk on a very slow line

export async function ask(path: string, init: RequestInit, signal: AbortSignal): Promise<Response> {
  signal.throwIfAborted();
  const waiting = new AbortController();
  const stop = () => waiting.abort();
  signal.addEventListener("abort", stop);
  const timer = setTimeout(stop, patience);
  try {
    const response = await fetch(path, {
      ...init,
      signal: waiting.signal,
      credentials: "omit",
      cache: "no-store",
      redirect: "error",
      referrerPolicy: "no-referrer",
    });
    if (response.ok) return response;
    throw await refusalOf(response);
  } catch (reason) {
    if (reason instanceof Refused) throw reason;
    signal.throwIfAborted();
    throw new Cut();
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", stop);
  }
}

// What no door of ours says comes from something in between.
async function refusalOf(response: Response): Promise<Refused | Cut> {
  const said = (await response.json().catch(() => null)) as { refused?: unknown } | null;
  return typeof said?.refused === "string" && response.status !== 500 ? new Refused(said.refused) : new Cut();
}

export async function post<Answer>(path: string, body: object, signal: AbortSignal): Promise<Answer> {
  const headers = { "Content-Type": "application/json" };
  const response = await ask(path, { method: "POST", body: JSON.stringify(body), headers }, signal);
  try {
    const text = await response.text();
    return (text === "" ? {} : JSON.parse(text)) as Answer;
  } catch {
    throw new Cut();
  }
}

// Tries until there is an answer, however often the line is cut.
export async function insist<Answer>(work: () => Promise<Answer>, watch: Watch): Promise<Answer> {
  for (let attempt = 0; ; ++attempt) {
    try {
      const answer = await work();
      if (attempt > 0) watch.resumed();
      return answer;
    } catch (reason) {
      if (!(reason instanceof Cut)) throw reason;
      watch.interrupted();
      await pause(attempt, watch.signal);
    }
  }
}

const longest = 30_000;

// Longer each time, less when the browser sees the line come back; spread, so that not all come at once.
export async function pause(attempt: number, signal: AbortSignal): Promise<void> {
  const length = Math.min(longest, 500 * 2 ** attempt) * (0.5 + Math.random() / 2);
  await new Promise<void>((over) => {
    const go = () => {
      clearTimeout(timer);
      globalThis.removeEventListener?.("online", go);
      signal.removeEventListener("abort", go);
      over();
    };
    const timer = setTimeout(go, length);
    globalThis.addEventListener?.("online", go);
    signal.addEventListener("abort", go);
  });
  signal.throwIfAborted();
}
