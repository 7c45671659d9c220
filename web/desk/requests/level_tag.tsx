// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Level } from "../../shared/api.ts";
import { word } from "../speak.ts";

export function LevelTag({ level }: { level: Level }) {
  return <span class={`tag level-${level}`}>{word("level", level)}</span>;
}
