// SPDX-License-Identifier: AGPL-3.0-or-later
// Everything the desk asks of its server passes here; api/desk.yaml is the contract. The session is a cookie
// that scripts cannot read.
import type {
  Abilities,
  Announcement,
  Base64,
  CaseClock,
  Interpreting,
  Junk,
  Lying,
  NewClock,
  Cell,
  CellBoard,
  Compartment,
  Part,
  CellStage,
  CaseRecord,
  Channels,
  BulkRead,
  Counts,
  Device,
  Due,
  DueCounts,
  EnrolFinish,
  EnrolStart,
  EnvelopeWrap,
  FactChange,
  FactorProof,
  Facts,
  FieldWording,
  Findings,
  Form,
  FetchedInstructions,
  GenerationWrap,
  Habit,
  Helpline,
  Id,
  Invitation,
  Level,
  Loan,
  LoginBy,
  LoginFinish,
  LoginStart,
  Me,
  MissedPlan,
  NewEnvelope,
  NewEpochKey,
  NewGeneration,
  NewPassphrase,
  NewPattern,
  NewReader,
  NewRequest,
  OwnField,
  OwnFieldKind,
  PersonRecord,
  Prepared,
  Reach,
  ReaderKind,
  Reason,
  RequestKind,
  RefusalLetter,
  RequestRecord,
  RequestState,
  ResetReason,
  Role,
  RoleAllows,
  Rota,
  ShiftName,
  SignedHead,
  Sought,
  SilencePlan,
  StatedDirectory,
  StoredEnvelope,
  Sums,
  TrailEntry,
  VocabularyClass,
  Words,
  WakingChannel,
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

export const factor = {
  secret: () => send<{ one_time_secret: string; one_time_address: string }>("/api/factor/secret"),
  setTime: (change: FactorProof & { one_time_secret: string; one_time_code: string }) =>
    send("/api/factor/time", change),
  printCodes: async (proof: FactorProof) =>
    (await send<{ codes: string[] }>("/api/factor/codes", proof)).codes,
  reset: async (person: Id, reason: ResetReason) =>
    (await send<{ code: string }>(`/api/people/${person}/factor-reset`, { reason })).code,
};

export const announcements = {
  unseen: async () => (await get<{ announcements: Announcement[] }>("/api/announcements")).announcements,
  seen: (id: Id) => send(`/api/announcements/${id}/seen`),
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
  roles: async () => (await get<{ roles: RoleAllows[] }>("/api/roles")).roles,
  setRoles: (id: Id, roles: Role[], directory: Base64) =>
    send(`/api/people/${id}/roles`, { roles, directory }),
  leave: (id: Id, directory?: Base64) =>
    send<{ requests: number }>(`/api/people/${id}/leave`, { ...(directory && { directory }) }),
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

export type ListOrder = "newest" | "pressing";
export interface FactsPage {
  requests: Facts[];
  more: string | null;
}

export const requests = {
  prepare: (kind: RequestKind) => get<Prepared>(`/api/prepare${query({ kind })}`),
  enter: (request: NewRequest) => send<{ request: Id }>("/api/requests", request),
  page: (state: RequestState | null, order: ListOrder, before: string | null, limit: number) =>
    get<FactsPage>(`/api/requests${query({ state, order, before, limit })}`),
  // Crisis cells and compartments.
  apart: (before: string | null, limit: number) =>
    get<FactsPage>(`/api/requests${query({ apart: "true", before, limit })}`),
  counts: () => get<Counts>("/api/counts"),
  previews: async (ids: Id[]) =>
    (await send<{ previews: { request: Id; envelope: StoredEnvelope }[] }>("/api/previews", { ids }))
      .previews,
  bulk: async (wanted: { id: Id; after?: number }[]) =>
    (await send<{ requests: BulkRead[] }>("/api/bulk", { requests: wanted })).requests,
  bin: (ids: Id[], reason: Junk) => send<{ binned: number; unopened: Id[] }>("/api/bin", { ids, reason }),
  takeBack: async (ids: Id[]) => (await send<{ back: number }>("/api/bin/back", { ids })).back,
  lying: async () => (await get<{ lying: Lying[] }>("/api/bin")).lying,
  one: (id: Id) => get<RequestRecord>(`/api/requests/${id}`),
  why: async (id: Id) => (await get<{ people: Reason[] }>(`/api/requests/${id}/why`)).people,
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
  loans: async (id: Id) => (await get<{ loans: Loan[] }>(`/api/requests/${id}/loans`)).loans,
  keepLoan: (id: Id, person: Id) => send(`/api/requests/${id}/loans/${person}/keep`),
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

export const channels = {
  of: (person: Id) => get<Channels>(`/api/people/${person}/channels`),
  set: (person: Id, channel: WakingChannel, address: string) =>
    send(`/api/people/${person}/channels`, { channel, address }),
  heard: (channels: WakingChannel[]) => send("/api/channels/heard", { channels }),
};

export const dues = {
  page: (after: Id | null) =>
    get<{ dues: Due[]; all: number; more: Id | null }>(`/api/dues${query({ after })}`),
  counts: () => get<DueCounts>("/api/dues/counts"),
  pay: async (renewals: { request: Id; generation: NewGeneration }[]) =>
    (await send<{ renewed: Id[] }>("/api/dues", { renewals })).renewed,
};

export const habits = {
  seen: async () => (await get<{ people: Habit[] }>("/api/habits")).people,
};

export const helpline = {
  now: () => get<Helpline>("/api/helpline"),
  take: (request: Id) => send(`/api/requests/${request}/take`),
  rota: () => get<Rota>("/api/rota"),
  addPattern: (pattern: NewPattern) => send<{ id: Id }>("/api/rota/patterns", pattern),
  removePattern: async (id: Id) => void (await ask("DELETE", `/api/rota/patterns/${id}`)),
  offerShift: (shift: ShiftName, receiver: Id) => send("/api/rota/swaps", { ...shift, receiver }),
  acceptShift: (shift: ShiftName) => send("/api/rota/swaps/accept", shift),
  keepShift: (shift: ShiftName) => send("/api/rota/swaps/withdraw", shift),
  handOver: (request: Id, receiver: Id, note: Id) =>
    send(`/api/requests/${request}/handover`, { receiver, note }),
  interpreters: async (request: Id) =>
    (await get<{ interpreters: Interpreting[] }>(`/api/requests/${request}/interpreters`)).interpreters,
  askInterpreter: (request: Id, person: Id) => send(`/api/requests/${request}/interpreters`, { person }),
  acceptInterpreting: (request: Id) => send(`/api/requests/${request}/interpreters/accept`),
  finishInterpreting: (request: Id) => send(`/api/requests/${request}/interpreters/finish`),
  acceptHandover: (request: Id) => send(`/api/requests/${request}/handover/accept`),
  endHandover: async (request: Id) => void (await ask("DELETE", `/api/requests/${request}/handover`)),
  setAbilities: (person: Id, abilities: Abilities) => send(`/api/people/${person}/abilities`, abilities),
  feed: async () => (await get<{ name: Id | null }>("/api/rota/feed")).name,
  makeFeed: () => send<{ name: Id; password: string }>("/api/rota/feed"),
  endFeed: async () => void (await ask("DELETE", "/api/rota/feed")),
  name: (rung: "lead" | "director", people: Id[]) => send("/api/rota/rungs", { rung, people }),
};

const spoken = (words: Words) => Object.entries(words).map(([language, text]) => ({ language, text }));
const worded = ({ label, hint, options, active }: FieldWording) => ({
  label: spoken(label),
  hint: spoken(hint),
  options: options.map((one) => ({
    code: one.code,
    label: spoken(one.label),
    active: Number(one.active),
  })),
  active: Number(active),
});

export const cases = {
  vocabularies: (language: string) => get<VocabularyClass[]>(`/api/vocabularies${query({ language })}`),
  forms: (language: string) => get<{ shipped: Form[]; own: OwnField[] }>(`/api/forms${query({ language })}`),
  firstAid: (code: string, language: string) =>
    get<{ for_defender: string[]; for_staff: string[] }>(`/api/first-aid/${code}${query({ language })}`),
  refusal: (language: string) => get<RefusalLetter>(`/api/refusal${query({ language })}`),
  addField: (form: string, kind: OwnFieldKind, keeping: OwnField["keeping"], wording: FieldWording) =>
    send<{ id: Id }>(`/api/forms/${form}/fields`, { kind, keeping, ...worded(wording) }),
  rewordField: (id: Id, wording: FieldWording) => send(`/api/form-fields/${id}`, worded(wording)),
  one: (id: Id) => get<CaseRecord>(`/api/requests/${id}/case`),
  setFacts: (id: Id, set: FactChange[]) => send<Findings>(`/api/requests/${id}/facts`, { set }),
  decide: (id: Id, level: Level | null) =>
    send<Findings>(`/api/requests/${id}/priority`, level === null ? {} : { level }),
  putClock: async ({ id, request, kind, person, due }: NewClock) => {
    const body = JSON.stringify({ kind, due, ...(person && { person }) });
    const headers = { "Content-Type": "application/json" };
    await ask("PUT", `/api/requests/${request}/clocks/${id}`, { body, headers });
  },
  stopClock: async (request: Id, id: Id) =>
    void (await ask("DELETE", `/api/requests/${request}/clocks/${id}`)),
  acknowledgeClock: (request: Id, id: Id) => send(`/api/requests/${request}/clocks/${id}/acknowledge`),
  agenda: async (days: number) =>
    (await get<{ clocks: CaseClock[] }>(`/api/agenda${query({ days })}`)).clocks,
  numbers: () => get<Sums>("/api/numbers"),
  find: (sought: Sought) => send<FactsPage>("/api/find", sought),
};

export const compartments = {
  of: async (request: Id) =>
    (await get<{ compartments: Compartment[] }>(`/api/requests/${request}/compartments`)).compartments,
  open: async (request: Id, part: Part) =>
    (await send<{ id: Id }>(`/api/requests/${request}/compartments`, { part })).id,
  one: (id: Id) => get<Compartment>(`/api/compartments/${id}`),
};

export const splits = {
  split: async (request: Id) => (await send<{ id: Id }>(`/api/requests/${request}/split`)).id,
  related: async (request: Id) => (await get<{ related: Id[] }>(`/api/requests/${request}/related`)).related,
};

export const cells = {
  all: async () => (await get<{ cells: Cell[] }>("/api/cells")).cells,
  open: async () => (await send<{ id: Id }>("/api/cells")).id,
  board: (id: Id) => get<CellBoard>(`/api/cells/${id}`),
  name: (id: Id, lead: Id, deputies: Id[]) => send(`/api/cells/${id}/leads`, { lead, deputies }),
  step: (id: Id, stage: CellStage, from: CellStage) => send(`/api/cells/${id}/stage`, { stage, from }),
  callRoll: (id: Id) => send(`/api/cells/${id}/roll`),
  attach: (id: Id, ids: Id[]) => send<{ attached: number }>(`/api/cells/${id}/requests`, { ids }),
  detach: async (id: Id, request: Id) => void (await ask("DELETE", `/api/cells/${id}/requests/${request}`)),
  heard: (id: Id, request: Id) => send(`/api/cells/${id}/requests/${request}/heard`),
  guide: (id: Id, request: Id, guidance: Id, answer: NewEnvelope) =>
    send<{ envelope: Id }>(`/api/cells/${id}/requests/${request}/guidance/${guidance}`, answer),
  addShift: (id: Id, person: Id, begins: number, ends: number) =>
    send<{ id: Id }>(`/api/cells/${id}/shifts`, { person, begins, ends }),
  removeShift: async (id: Id, shift: Id) => void (await ask("DELETE", `/api/cells/${id}/shifts/${shift}`)),
};

export const silence = {
  plan: (request: Id) => get<SilencePlan>(`/api/requests/${request}/silence`),
  missed: async () => (await get<{ missed: MissedPlan[] }>("/api/silence")).missed,
  acknowledge: (request: Id) => send(`/api/requests/${request}/silence/acknowledge`),
  heard: (request: Id, way: string) => send(`/api/requests/${request}/silence/heard`, { way }),
  fetchInstructions: (request: Id) =>
    send<FetchedInstructions>(`/api/requests/${request}/silence/instructions`),
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
  // More than are named, or the line was cut and something may have been missed.
  onMany: () => void;
  onChange: () => void;
  onOver: () => void;
}

// The browser connects again by itself when the line is cut.
export function listen({ onRequest, onMany, onChange, onOver }: EventListeners): () => void {
  const source = new EventSource("/api/events");
  let opened = false;
  source.addEventListener("open", () => {
    if (opened) onMany();
    opened = true;
  });
  source.addEventListener("request", (event: MessageEvent<string>) => onRequest(JSON.parse(event.data).id));
  source.addEventListener("many", onMany);
  source.addEventListener("changed", onChange);
  source.addEventListener("over", onOver);
  return () => source.close();
}
