// SPDX-License-Identifier: AGPL-3.0-or-later
// Everything the desk asks of its server passes here; api/desk.yaml is the contract. The session is a cookie
// that scripts cannot read.
import type {
  Base64,
  BulkRead,
  Counts,
  Device,
  EnrolFinish,
  EnrolStart,
  EnvelopeWrap,
  Facts,
  GenerationWrap,
  Helpline,
  Id,
  Invitation,
  LoginBy,
  LoginFinish,
  LoginStart,
  Me,
  NewEnvelope,
  NewEpochKey,
  NewGeneration,
  NewPassphrase,
  NewPattern,
  NewReader,
  NewRequest,
  PersonRecord,
  Prepared,
  Reach,
  ReaderKind,
  RequestKind,
  RequestRecord,
  RequestState,
  Role,
  Rota,
  SignedHead,
  StatedDirectory,
  StoredEnvelope,
  TrailEntry,
} from "./api_shapes.ts";

export type * from "./api_shapes.ts";

// The server said no; `code` is a word of locale (`refused.…`).
export class Refused extends Error {
  override name = "Refused";
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string) {
    super(code);
    this.status = status;
    this.code = code;
  }
}

// Nobody answered: no network, or no server. The same can simply be tried again.
export class Unreachable extends Error {
  override name = "Unreachable";
}

let onSessionOver = () => {};
export function whenSessionIsOver(listener: () => void): void {
  onSessionOver = listener;
}

async function ask(method: string, path: string, init: RequestInit = {}): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, {
      ...init,
      method,
      credentials: "same-origin",
      cache: "no-store",
      redirect: "error",
      headers: { ...init.headers, "X-Havre": "1" },
    });
  } catch {
    throw new Unreachable();
  }
  if (response.ok) return response;
  const refusal = (await response.json().catch(() => ({}))) as { refused?: string };
  if (response.status === 401 && !path.startsWith("/api/login/")) onSessionOver();
  throw new Refused(response.status, refusal.refused ?? "unreadable");
}

async function get<Answer>(path: string): Promise<Answer> {
  return (await ask("GET", path)).json();
}

async function send<Answer = void>(path: string, body: object = {}): Promise<Answer> {
  const init = { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } };
  const response = await ask("POST", path, init);
  return response.status === 204 ? (undefined as Answer) : readAnswer(response);
}

// Some answers that only say "kept" have no body.
async function readAnswer<Answer>(response: Response): Promise<Answer> {
  const text = await response.text();
  return (text === "" ? undefined : JSON.parse(text)) as Answer;
}

function query(values: Record<string, string | number | null | undefined>): string {
  const present = Object.entries(values).filter(
    ([, value]) => value !== null && value !== undefined && value !== "",
  );
  const text = new URLSearchParams(present.map(([name, value]) => [name, String(value)])).toString();
  return text === "" ? "" : `?${text}`;
}

export type DeviceClaim = { id: Id; secret: Base64 } | { name: string };

export const login = {
  start: (name: string) => send<LoginStart>("/api/login/start", { name }),
  finish: (answer: { challenge_id: Id; signature: Base64; code: string; by: LoginBy; device: DeviceClaim }) =>
    send<LoginFinish>("/api/login/finish", answer),
  out: () => send("/api/logout"),
  me: () => get<Me>("/api/me"),
  changePassphrase: (change: NewPassphrase) => send("/api/passphrase", change),
  devices: async () => (await get<{ devices: Device[] }>("/api/devices")).devices,
  revokeDevice: (id: Id) => send(`/api/devices/${id}/revoke`),
};

export const enrolment = {
  start: (person: Id, proof: Base64) => send<EnrolStart>("/api/enrol/start", { person, proof }),
  finish: (made: EnrolFinish) => send<{ state: "enrolled" }>("/api/enrol/finish", made),
};

export interface Particulars {
  display_name: string;
  mail: string;
  language: string;
  time_zone: string;
}

export const people = {
  all: async () => (await get<{ people: PersonRecord[] }>("/api/people")).people,
  change: (id: Id, particulars: Particulars) => send(`/api/people/${id}`, particulars),
  leave: (id: Id) => send<{ requests: number }>(`/api/people/${id}/leave`),
  invite: (invitation: Invitation & { roles: Role[] }) =>
    send<{ person: Id }>("/api/invitations", invitation),
  directory: () => get<StatedDirectory>("/api/directory"),
  publish: (statement: Base64) => send<{ version: number }>("/api/directory", { statement }),
};

export const epochs = {
  days: async () => (await get<{ days: number[] }>("/api/epochs")).days,
  add: (keys: NewEpochKey[]) => send("/api/epochs", { keys }),
  sealed: async (day: number) => (await get<{ sealed: Base64 }>(`/api/epochs/${day}`)).sealed,
};

export const requests = {
  prepare: (kind: RequestKind) => get<Prepared>(`/api/prepare${query({ kind })}`),
  enter: (request: NewRequest) => send<{ request: Id }>("/api/requests", request),
  page: (state: RequestState | null, before: string | null, limit: number) =>
    get<{ requests: Facts[]; more: string | null }>(`/api/requests${query({ state, before, limit })}`),
  counts: () => get<Counts>("/api/counts"),
  previews: async (ids: Id[]) =>
    (await send<{ previews: { request: Id; envelope: StoredEnvelope }[] }>("/api/previews", { ids }))
      .previews,
  bulk: async (wanted: { id: Id; after?: number }[]) =>
    (await send<{ requests: BulkRead[] }>("/api/bulk", { requests: wanted })).requests,
  bin: async (ids: Id[]) => (await send<{ binned: number }>("/api/requests/bin", { ids })).binned,
  one: (id: Id) => get<RequestRecord>(`/api/requests/${id}`),
  envelopes: (id: Id, after: string | null) =>
    get<{ envelopes: StoredEnvelope[]; more: string | null }>(
      `/api/requests/${id}/envelopes${query({ after })}`,
    ),
  add: (id: Id, envelope: NewEnvelope) => send<{ envelope: Id }>(`/api/requests/${id}/envelopes`, envelope),
  adopt: (id: Id, made: NewGeneration) => send<{ generation: number }>(`/api/requests/${id}/adopt`, made),
  addGeneration: (id: Id, made: NewGeneration) =>
    send<{ generation: number }>(`/api/requests/${id}/generations`, made),
  addToTeam: (id: Id, add: { person: Id; wraps: GenerationWrap[] }[]) =>
    send(`/api/requests/${id}/team`, { add }),
  removeFromTeam: async (id: Id, person: Id) =>
    void (await ask("DELETE", `/api/requests/${id}/team/${person}`)),
  setState: (id: Id, state: RequestState, from: RequestState) =>
    send(`/api/requests/${id}/state`, { state, from }),
  addCode: (id: Id, reader: NewReader, kind: ReaderKind, replaces?: Id) =>
    send<{ reader: Id }>(`/api/requests/${id}/codes`, { reader, kind, ...(replaces && { replaces }) }),
  setReach: (id: Id, reader: Id, reach: Reach) => send(`/api/requests/${id}/readers/${reader}`, { reach }),
  endReader: (id: Id, reader: Id) => send(`/api/requests/${id}/readers/${reader}`, { state: "dead" }),
  rewrap: (id: Id, reader: Id, wraps: EnvelopeWrap[]) =>
    send(`/api/requests/${id}/rewraps`, { reader, wraps }),
  sentenceSent: (id: Id) => send(`/api/requests/${id}/sentence`),
};

export const helpline = {
  now: () => get<Helpline>("/api/helpline"),
  take: (request: Id) => send(`/api/requests/${request}/take`),
  rota: () => get<Rota>("/api/rota"),
  addPattern: (pattern: NewPattern) => send<{ id: Id }>("/api/rota/patterns", pattern),
  removePattern: async (id: Id) => void (await ask("DELETE", `/api/rota/patterns/${id}`)),
  name: (rung: "lead" | "director", people: Id[]) => send("/api/rota/rungs", { rung, people }),
};

const chunkPath = (request: Id, file: Id, number: number) =>
  `/api/files/${file}/${number}${query({ request })}`;

export const files = {
  chunk: async (request: Id, file: Id, number: number, signal?: AbortSignal) =>
    new Uint8Array(await (await ask("GET", chunkPath(request, file, number), { signal })).arrayBuffer()),
  put: async (request: Id, file: Id, number: number, sealed: Uint8Array<ArrayBuffer>, upload: Base64) => {
    const headers = { "X-Upload": upload, "Content-Type": "application/octet-stream" };
    await ask("PUT", chunkPath(request, file, number), { body: sealed, headers });
  },
  done: async (request: Id, file: Id, chunks: number, upload: Base64) => {
    const headers = { "X-Upload": upload, "Content-Type": "application/json" };
    await ask("POST", `/api/files/${file}/done${query({ request })}`, {
      body: JSON.stringify({ chunks }),
      headers,
    });
  },
};

export const trail = {
  page: (before: number | null) =>
    get<{ entries: TrailEntry[]; more: number | null }>(`/api/trail${query({ before, limit: 100 })}`),
  head: () => get<SignedHead>("/api/trail/head"),
};

export interface EventListeners {
  onRequest: (id: Id) => void;
  onChange: () => void;
  onOver: () => void;
}

// The browser connects again by itself when the line is cut.
export function listen({ onRequest, onChange, onOver }: EventListeners): () => void {
  const source = new EventSource("/api/events");
  source.addEventListener("request", (event: MessageEvent<string>) => onRequest(JSON.parse(event.data).id));
  source.addEventListener("changed", onChange);
  source.addEventListener("over", onOver);
  return () => source.close();
}
