// SPDX-License-Identifier: AGPL-3.0-or-later
// The shapes of api/desk.yaml. Bytes are base64url, ids 32 hex digits, days and hours count from 1970-01-01
// UTC.
export type Id = string;
export type Base64 = string;

export type Role = "officer" | "handler" | "complaints" | "interpreter" | "auditor";
export type PersonState = "invited" | "enrolled" | "active" | "left";
// cell: a crisis cell, compartment: what is kept apart within a case; both are threads of staff alone.
export type RequestKind = "request" | "complaint" | "cell" | "compartment";
export type Part = "identity" | "location" | "money";

export interface Compartment {
  id: Id;
  request: Id;
  part: Part;
}

export type RequestState = "new" | "open" | "answered" | "closed" | "binned" | "withdrawn" | "destroyed";
export type Imminence = "now" | "day" | "week" | "later" | "unknown";
export type Channel = "web" | "phone" | "signal" | "mail" | "person" | "referral" | "other";
export type EnvelopeWord = "request" | "message" | "answer" | "note" | "sheet";
export type ReaderKind = "defender" | "reporter";
export type Reach = "all" | "own" | "none";
export type LoginBy = "passphrase" | "code";

export type Rank = "duty" | "backup" | "surge";
export type Rung = "duty" | "next" | "lead" | "director";

export interface Gap {
  from: number;
  until: number;
}

export interface Clock {
  request: Id;
  urgency: "life" | "other";
  language: string;
  since: number;
  promised: number;
  taken_by: Id | null;
  taken_until: number | null;
  called: Rung[];
}

export interface Heard {
  person: Id;
  channel: WakingChannel;
  hearing: "untested" | "waiting" | "heard" | "silent";
  tested: number | null;
  undelivered: boolean;
}

export interface Handover {
  request: Id;
  giver: Id;
  receiver: Id;
  note: Id;
  offered: number;
}

export interface Interpreting {
  person: Id;
  asked_by: Id;
  accepted: boolean;
}

export interface Handovers {
  held: Id[];
  offered: Handover[];
  received: Handover[];
}

export type Skill =
  | "digital"
  | "physical"
  | "legal"
  | "medical"
  | "psychosocial"
  | "relocation"
  | "gender_violence"
  | "children";

export interface Abilities {
  languages: string[];
  skills: Skill[];
}

export interface Colleague extends Abilities {
  person: Id;
}

export interface Helpline {
  on_duty: Id[];
  backup: Id[];
  clocks: Clock[];
  gaps: Gap[];
  hearing: Heard[];
  handovers: Handovers;
  offered_shifts: number;
  colleagues: Colleague[];
}

export type WakingChannel = "mail" | "command" | "push" | "webhook";

export interface Channels {
  offered: WakingChannel[];
  addresses: { channel: WakingChannel; address: string }[];
}

export type SilenceState = "running" | "paused" | "due" | "missed" | "climbing" | "silent" | "ended";

export interface SilenceSchedule {
  rhythm: "hours" | "daily" | "weekly";
  every_hours: number;
  minute: number;
  weekday: number;
  zone: string;
  grace_minutes: number;
  ends: number;
  due: number | null;
  paused_until: number | null;
  quiet_until: number | null;
  acknowledged_by: Id | null;
  heard_hour: number | null;
}

export interface SilenceLeft {
  id: Id;
  threshold: number;
  shares: number;
  made_hour: number;
  released_hour: number | null;
  may_open: boolean;
  holders: { share: number; person: Id }[];
}

export interface SilencePlan {
  state: SilenceState;
  schedule: SilenceSchedule | null;
  called: ("team" | "next" | "lead" | "director")[];
  late: number | null;
  silent_from: number | null;
  left: SilenceLeft | null;
}

export interface MissedPlan {
  request: Id;
  plan: SilencePlan;
}

export interface FetchedInstructions {
  sealed: Base64;
  share: number | null;
  wrap: Base64 | null;
}

export interface NewPattern {
  person: Id;
  rank: Rank;
  weekday: number;
  begins: number;
  minutes: number;
  zone: string;
  first_day: number;
}

export interface Pattern extends Omit<NewPattern, "first_day"> {
  id: Id;
}

export interface Shift {
  pattern: Id;
  person: Id;
  rank: Rank;
  begins: number;
  ends: number;
}

export interface ShiftName {
  pattern: Id;
  begins: number;
}

export interface ShiftOffer extends ShiftName {
  giver: Id;
  receiver: Id;
}

export interface Rota {
  patterns: Pattern[];
  shifts: Shift[];
  gaps: Gap[];
  leads: Id[];
  directors: Id[];
  offers: ShiftOffer[];
  minutes: { lead: number; director: number; life_lead: number; life_director: number };
}

export interface Self {
  id: Id;
  login_name: string;
  display_name: string;
  mail: string;
  roles: Role[];
  language: string;
  time_zone: string;
}

export interface SignedHead {
  statement: Base64;
  key: Base64;
}

export interface LoginStart {
  challenge_id: Id;
  challenge: Base64;
  person: Id;
  salt: Base64;
  organisation: Id;
}

export interface LoginFinish {
  person: Self;
  keyring: Base64;
  device: { id: Id; secret?: Base64 };
  root: Base64;
  trail_head: SignedHead;
}

export interface Organisation {
  id: Id;
  root: Base64;
  name: string;
  languages: string[];
  hours: string;
  intake_address: string;
  return_address: string;
  today: number;
}

export interface Me {
  person: Self;
  device: { id: Id; name: string };
  session: { idle_seconds: number; ends_at: number };
  organisation: Organisation;
  factor: { owed: boolean; codes_left: number };
  keys: { epochs_left: number; low: boolean; overdue: number[]; directory_version: number };
}

export interface FactorProof {
  challenge_id: Id;
  by: LoginBy;
  signature: Base64;
  code: string;
}

export interface Loan {
  person: Id;
  reason: "danger" | "unreachable" | "other";
  since_hour: number;
  until_at: number;
}

export type ResetReason = "lost" | "stolen" | "broken" | "other";

export interface Announcement {
  id: Id;
  what: "factor_reset" | "request_lent";
  by: Id | null; // null: share holders
  about: Id | null;
  request: Id | null;
  reason: string;
  hour: number;
}

export interface Device {
  id: Id;
  name: string;
  made_day: number;
  seen_day: number;
  revoked: boolean;
  current: boolean;
}

export interface StatedCredential {
  appointment: Base64;
  keys: Base64;
}

export interface KnownPerson {
  id: Id;
  display_name: string;
  roles: Role[];
  language: string;
  time_zone: string;
  state: PersonState;
}

// What a role may do; words of the desk's locale.
export interface RoleAllows {
  role: Role;
  deeds: string[];
}

export interface PersonRecord extends KnownPerson {
  login_name: string;
  mail: string;
  invited_until: number | null;
  keys: StatedCredential | null;
}

export interface Invitation {
  login_name: string;
  display_name: string;
  mail: string;
  roles: Role[];
  language: string;
  time_zone: string;
  person: Id;
  appointment: Base64;
}

export interface EnrolStart {
  login_name: string;
  display_name: string;
  roles: Role[];
  language: string;
  organisation: Id;
  organisation_name: string;
  root: Base64;
  appointment: Base64;
  salt: Base64;
  one_time_secret: string;
  one_time_address: string;
}

export interface EnrolFinish {
  person: Id;
  statement: Base64;
  login_public: Base64;
  code_login_public: Base64;
  salt: Base64;
  keyring: Base64;
  keyring_by_code: Base64;
  one_time_secret: string;
  one_time_code: string;
  proof: Base64;
}

export interface NewPassphrase {
  login_public: Base64;
  salt: Base64;
  keyring: Base64;
  code: string;
  by: LoginBy;
  signature: Base64;
  recovery?: { login_public: Base64; keyring: Base64 };
}

export interface StatedDirectory {
  root: Base64;
  version: number;
  statement: Base64 | null;
  credential: StatedCredential | null;
  revocations: Base64[];
  recovery: Base64;
  people: KnownPerson[];
}

export interface NewEpochKey {
  day: number;
  statement: Base64;
  sealed: Base64;
}

export interface Prepared {
  token: Base64;
  organisation: Id;
  root: Base64;
  request: Id;
  sequence: number;
  directory: Base64;
  credential: StatedCredential;
  revocations: Base64[];
  epochs: Base64[];
  recovery: Base64;
  today: number;
  request_key: Base64 | null;
}

export interface Facts {
  id: Id;
  kind: RequestKind;
  language: string;
  imminence: Imminence;
  path: "script" | "plain" | "staff";
  channel: Channel;
  state: RequestState;
  arrived_hour: number;
  waiting_since_at: number | null;
  fetch_by_at: number | null;
  generation: number;
  generation_open: boolean;
  stale_keys: boolean;
  files: number;
  size_bucket: number;
  unread: number;
  priority: Level;
  team: Id[];
}

export type Level = "urgent" | "high" | "normal" | "low";
export type FactCodes = Record<string, string[]>;

export interface Priority {
  level: Level;
  points: number;
  by_person: boolean;
  reasons: { class: string; code: string; points: number; floor: boolean }[];
}

export interface Findings {
  facts: FactCodes;
  priority: Priority;
}

export type CaseClockKind =
  | "contact"
  | "task"
  | "review"
  | "follow_up"
  | "verification"
  | "retention";

export interface CaseClock {
  id: Id;
  request: Id;
  kind: CaseClockKind;
  person: Id | null;
  due: number;
  quiet_until: number | null;
  acknowledged_by: Id | null;
}

export const allJunk = ["advertising", "copy", "test", "empty", "abuse", "other"] as const;
export type Junk = (typeof allJunk)[number];

// What lies in the bin, and until when.
export interface Lying {
  request: Id;
  reason: Junk;
  person: Id | null;
  since_day: number;
  ends_day: number;
}

export type NewClock = Omit<CaseClock, "quiet_until" | "acknowledged_by">;

export interface CaseRecord extends Findings {
  clocks: CaseClock[];
}

export interface Share {
  what: string;
  count: number;
}

export interface Sums {
  states: Share[];
  levels: Share[];
  first_answer: Share[];
  outcomes: Share[];
  junk: Share[];
  waiting: number;
  waiting_for_life: number;
  reopened: number;
  overdue: number;
  load: { person: Id; open: number; overdue: number }[];
}

export interface FactChange {
  class: string;
  codes: string[];
  was?: string[];
}

export interface Sought {
  facts: { class: string; code: string }[];
  state?: RequestState;
  level?: Level;
  before?: string;
  limit: number;
}

export interface VocabularyTerm {
  code: string;
  label: string;
  group?: string;
  inactive?: boolean;
}

export interface VocabularyClass {
  class: string;
  many: boolean;
  groups: VocabularyTerm[];
  terms: VocabularyTerm[];
}

// As share/forms has it, in one language.
export interface FormField {
  name: string;
  kind:
    | "line"
    | "text"
    | "day"
    | "choice"
    | "choices"
    | "person"
    | "clock"
    | "confirm"
    | "rows"
    | "fact"
    | "fact_day"
    | "fact_country";
  label: string;
  hint?: string;
  class?: string;
  clock?: CaseClockKind;
  options?: { code: string; label: string; inactive?: boolean }[];
  columns?: FormField[];
  inactive?: boolean;
}

export interface Form {
  of: string;
  title: string;
  hint?: string;
  fields: FormField[];
}

export type OwnFieldKind = "line" | "text" | "day" | "choice" | "choices";
export type Words = Record<string, string>;

export interface OwnField {
  id: Id;
  form: string;
  kind: OwnFieldKind;
  keeping: "sealed" | "fact";
  version: number;
  active: boolean;
  label: Words;
  hint: Words;
  options: { code: string; label: Words; active: boolean }[];
}

export interface FieldWording {
  label: Words;
  hint: Words;
  options: { code: string; label: Words; active: boolean }[];
  active: boolean;
}

export type Counts = Record<RequestState, number>;

export interface ReceiptReader {
  id: Id;
  kind: ReaderKind;
  state: "offered" | "confirmed" | "dead" | "code";
  reach: Reach;
  reader_key: Base64;
  signer_key: Base64;
  handover: Base64 | null;
  replaces: Id | null;
}

// What somebody is told whom we cannot help.
export interface RefusalLetter {
  opening: string;
  reasons: Record<string, string>;
  introduction: string;
  referrals: { name: string; label: string; reach: string }[];
  closing: string;
}

export interface RequestRecord {
  facts: Facts;
  request_keys: { generation: number; statement: Base64 }[];
  wraps: GenerationWrap[];
  readers: ReceiptReader[];
  next: { inward: number; outward: number; inside: number };
}

export interface BulkRead {
  record: RequestRecord;
  page: { envelopes: StoredEnvelope[]; more: string | null };
}

export interface GenerationWrap {
  generation: number;
  wrap: Base64;
}

export interface EnvelopeWrap {
  id: Id;
  wrap: Base64;
}

export interface StoredEnvelope {
  id: Id;
  kind: EnvelopeWord;
  direction: "inward" | "outward" | "inside";
  sequence: number;
  generation: number;
  author_person: Id | null;
  author_reader: Id | null;
  hour: number;
  sealed: Base64;
  wraps: Base64[];
  fetched: { reader: Id; hour: number }[];
}

export interface NewReader {
  finder_hash: Base64;
  reader_key: Base64;
  signer_key: Base64;
}

export interface NewRequest {
  token: Base64;
  sequence: number;
  kind: RequestKind;
  channel: Channel;
  language: string;
  imminence: Imminence;
  envelope: Base64;
  wraps: Base64[];
  reader: NewReader;
  files: Id[];
}

export interface NewEnvelope {
  kind: Exclude<EnvelopeWord, "request">;
  sequence: number;
  envelope: Base64;
  wraps: Base64[];
  files: Id[];
}

export interface NewGeneration {
  statement: Base64;
  team: { person: Id; wrap: Base64 }[];
  recovery: Base64;
  envelopes: EnvelopeWrap[];
}

// A request whose key is closed; of its envelopes only the heads, which is what wraps are bound to.
export interface Due {
  request: Id;
  kind: RequestKind;
  generation: number;
  team: Id[];
  envelopes: SealedHead[];
}

export type SealedHead = Pick<StoredEnvelope, "id" | "hour" | "sealed" | "wraps">;

export interface DueCounts {
  all: number;
  stranded: number;
  people: { person: Id; requests: number }[];
}

export type Ground = "arrived" | "chosen" | "added" | "lent" | "left_out" | "removed" | "gone" | "never";

export interface Reason {
  person: Id;
  sees: boolean;
  ground: Ground;
  by: Id | null;
  hour: number | null;
  since_day: number | null;
  generations: number[];
}

export type Oddity = "more_than_usual" | "more_than_colleagues" | "in_bulk";

export interface Habit {
  person: Id;
  readings: number;
  bulk_hours: number;
  usual: number;
  colleagues: number;
  oddities: Oddity[];
}

export interface TrailEntry {
  sequence: number;
  hour: number;
  actor: string;
  deed: string;
  subject: string;
  detail: string;
  hash: Base64;
}

export type CellStage = "running" | "handing_over" | "debriefing" | "closed";

export interface Cell {
  id: Id;
  stage: CellStage;
  opened_day: number;
  roll_hour: number | null;
  gathered: number;
  lead: Id | null;
  deputies: Id[];
}

export interface GatheredRequest {
  facts: Facts;
  heard_hour: number | null;
  due: number | null;
  taken_by: Id | null;
  left_behind: boolean;
  guidance: Id[];
}

export interface SurgeShift {
  id: Id;
  person: Id;
  begins: number;
  ends: number;
}

export interface CellBoard {
  cell: Cell;
  requests: GatheredRequest[];
  unseen: number;
  left_behind: number;
  shifts: SurgeShift[];
}
