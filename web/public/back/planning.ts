// SPDX-License-Identifier: AGPL-3.0-or-later
// Staying in touch: when somebody wants to be heard of, and what they leave for the case that nobody hears of
// them, sealed here. The page brings all parts; those that do not apply are taken out.
import { type Id, toBase64url } from "../../shared/sealing/bytes.ts";
import { type InstructionsShare, closeInstructions, wrapShare, writtenShare } from "../../shared/sealing/instructions.ts";
import { clear, freshId } from "../../shared/sealing/keys.ts";
import type { Base64 } from "../line/door.ts";
import { Refused, type Watch, insist, post } from "../line/line.ts";
import { all, copyOf, fill, find, main, make, valueOf } from "../page/dom.ts";
import { say } from "../page/texts.ts";
import { type Deeds, act } from "./deeds.ts";
import { hourText } from "./dates.ts";
import type { OpenThread } from "./thread.ts";

// POST /api/plan
export interface PlanAnswer {
  schedule: { state: string; due: number | null; paused_until: number | null; zone: string } | null;
  left: { made_hour: number; threshold: number; shares: number; may_open: boolean } | null;
  candidates: { person: Id; name: string }[];
}

const missedStates = ["missed", "climbing", "silent"];

export class Planning {
  readonly #page: OpenThread;
  // The page itself brings it, and is gone once the thread is shown.
  readonly #parts = copyOf("thread");
  #papers: string[] = [];

  constructor(page: OpenThread) {
    this.#page = page;
  }

  // For reporters, and receipts that were narrowed, there is nothing of it.
  async draw(): Promise<void> {
    const plan = await this.#ask().catch(() => null);
    const fresh = this.#parts.cloneNode(true) as DocumentFragment;
    if (plan) fillPlan(fresh, plan, this.#papers);
    this.#papers = [];
    for (const place of all("[data-place]", main())) {
      const content = plan && find(`[data-place=${place.dataset.place}]`, fresh);
      place.replaceChildren(...(content?.childNodes ?? []));
      for (const form of all<HTMLFormElement>("form[data-havre]", place)) this.#page.listen(form, this.#deeds());
    }
  }

  #ask(): Promise<PlanAnswer> {
    return post<PlanAnswer>("/api/plan", { finder: this.#page.visit.finder }, new AbortController().signal);
  }

  #deeds(): Deeds {
    const simple = (path: string, deed: string, body: object = {}) => (form: HTMLFormElement) =>
      this.#do(form, deed, (watch) => this.#post(path, body, watch));
    return {
      well: simple("/api/well", "done.said_well"),
      plan: (form) => this.#do(form, "done.planned", (watch) => this.#post("/api/plan/write", schedule(form), watch)),
      "plan-pause": (form) =>
        simple("/api/plan/pause", "done.planned", { days: Number(valueOf(form, "pause")) })(form),
      "plan-resume": simple("/api/plan/pause", "done.planned", { days: 0 }),
      "plan-end": simple("/api/plan/end", "done.planned"),
      "left-allow": simple("/api/left/allow", "done.left_changed"),
      "left-back": simple("/api/left/back", "done.left_changed"),
      left: (form) => this.#do(form, "done.left", (watch) => this.#leave(form, watch)),
    };
  }

  async #do(form: HTMLFormElement, deed: string, work: (watch: Watch) => Promise<void>): Promise<void> {
    const done = await act(this.#page, form, async (watch) => {
      await work(watch);
      await this.#page.refresh(watch, deed);
    });
    if (done) await this.draw();
  }

  async #post(path: string, body: object, watch: Watch): Promise<void> {
    await insist(() => post(path, { finder: this.#page.visit.finder, ...body }, watch.signal), watch);
  }

  async #leave(form: HTMLFormElement, watch: Watch): Promise<void> {
    const { answer, house } = this.#page.thread;
    const holders = all<HTMLInputElement>("input[name=holder]:checked", form).map((box) => box.value);
    const shares = holders.length + Number(valueOf(form, "papers"));
    const threshold = Number(valueOf(form, "needed"));
    const text = valueOf(form, "left").replaceAll("\r", "");
    if (text.trim() === "" || threshold > shares) throw new Refused("left.unfit");
    const place = { organisation: house.organisation, request: answer.request, id: freshId(), threshold, shares };
    const made = closeInstructions(place, text);
    if (!made) throw new Refused("form.too_long");

    const held = made.shares.slice(0, holders.length).map((share, i) => this.#held(place, share, holders[i]));
    await this.#post("/api/left", { sealed: toBase64url(made.bytes), shares: held }, watch);
    this.#papers = made.shares.slice(holders.length).map((share) => writtenShare(place, share));
    clear(...made.shares.map((share) => share.value));
  }

  // Only to a key that the directory vouches for.
  #held(place: Parameters<typeof wrapShare>[0], share: InstructionsShare, person: Id) {
    const entry = this.#page.thread.house.directory.find(person);
    if (!entry) throw new Refused("left.unfit");
    const wrap: Base64 = toBase64url(wrapShare(place, share, entry.sealing).bytes);
    return { share: share.index, person, wrap };
  }
}

function schedule(form: HTMLFormElement): object {
  const [hours, minutes] = valueOf(form, "at").split(":").map(Number);
  const at = hours * 60 + minutes;
  return {
    rhythm: valueOf(form, "rhythm"),
    every_hours: Number(valueOf(form, "every")) || 24,
    minute: Number.isInteger(at) ? at : 0,
    weekday: Number(valueOf(form, "weekday")),
    zone: valueOf(form, "zone").trim(),
    grace_minutes: Number(valueOf(form, "grace")),
    days: Number(valueOf(form, "days")),
  };
}

// Digits, so that it reads the same in every language.
function inZone(millis: number, timeZone: string): string {
  const options = { dateStyle: "short", timeStyle: "short", timeZone } as const;
  return `${new Intl.DateTimeFormat("sv", options).format(millis)} ${timeZone}`;
}

function nowText({ schedule }: PlanAnswer): string {
  if (!schedule || schedule.due === null) return say("plan.over");
  const when = (millis: number) => ({ when: inZone(millis, schedule.zone) });
  if (schedule.state === "paused") return say("plan.paused", when(schedule.paused_until ?? schedule.due));
  return say(missedStates.includes(schedule.state) ? "plan.missed" : "plan.next", when(schedule.due));
}

export function fillPlan(page: ParentNode, plan: PlanAnswer, papers: readonly string[]): void {
  const { schedule, left } = plan;
  const paused = schedule?.state === "paused";
  fill("[data-slot=plan_now]", nowText(plan), page);
  if (left)
    fill(
      "[data-slot=left_there]",
      say("left.there", {
        date: hourText(left.made_hour),
        needed: left.threshold,
        count: left.shares,
      }),
      page,
    );
  find("[data-slot=papers]", page)?.replaceChildren(
    ...papers.map((paper) => make("li", {}, make("code", { dir: "ltr" }, paper))),
  );
  find("[data-slot=holders]", page)?.replaceChildren(
    ...plan.candidates.map(({ person, name }) =>
      make("label", {}, make("input", { type: "checkbox", name: "holder", value: person }), make("bdi", {}, name)),
    ),
  );
  const zone = find<HTMLInputElement>("input[name=zone]", page);
  if (zone) zone.value = schedule?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  find("datalist", page)?.append(
    ...Intl.supportedValuesOf("timeZone").map((value) => make("option", { value })),
  );
  const unused = [
    !schedule && "[data-part=well], [data-havre=plan-pause], [data-havre=plan-resume], [data-havre=plan-end]",
    papers.length === 0 && "[data-part=papers]",
    paused && "[data-havre=plan-pause]",
    !paused && "[data-havre=plan-resume]",
    !left && "[data-part=left_there], [data-part=left_opened], [data-havre=left-allow], [data-havre=left-back]",
    left?.may_open && "[data-havre=left-allow]",
    !left?.may_open && "[data-part=left_opened]",
  ].filter((selector) => typeof selector === "string");
  for (const selector of unused) for (const part of all(selector, page)) part.remove();
}
