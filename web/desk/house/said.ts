// SPDX-License-Identifier: AGPL-3.0-or-later
// The sentence for whatever went wrong.
import { Refused, Unreachable } from "../../shared/api.ts";
import { NoWebAssembly, WrongAnswers } from "../../shared/sealing/sodium.ts";
import { t, tried } from "../speak.ts";
import { Alarmed } from "./alarms.ts";

export function said(error: unknown): string {
  if (error instanceof Refused)
    return tried(`refused.${error.code}`) ?? t("refused.other", { code: error.code });
  if (error instanceof Unreachable) return t("refused.unreachable");
  if (error instanceof Alarmed) return t(error.alarm);
  if (error instanceof NoWebAssembly) return t("refused.no_webassembly");
  if (error instanceof WrongAnswers) return t("refused.wrong_answers");
  return t("refused.here");
}
