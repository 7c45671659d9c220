// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Facts } from "../../shared/api_shapes.ts";
import { hourFromNow, hourToMillis } from "../../shared/times.ts";
import { languageName } from "../requests/names.ts";
import { ImminenceTag } from "../requests/queue_row.tsx";
import { language, word } from "../speak.ts";
import type { Shown } from "./asking.ts";
import type { Searchable } from "./search_index.ts";
import { type Piece, snippet } from "./snippet.ts";

export function ResultRow({ shown, request }: { shown: Shown; request: Searchable | null }) {
  const { facts, terms } = shown;
  const names = request ? snippet(request.names, terms) : null;
  const text = request ? snippet(request.texts, terms) : null;
  return (
    <li>
      <a class="request" href={addressOf(facts)}>
        <span class="row apart">
          <span class="row">
            <ImminenceTag facts={facts} />
            {facts.kind !== "request" && <span class="tag warn">{word("kind", facts.kind)}</span>}
            <span class="tag">{word("states", facts.state)}</span>
            <span class="small soft">{languageName(facts.language)}</span>
          </span>
          <time class="small soft" dateTime={new Date(hourToMillis(facts.arrived_hour)).toISOString()}>
            {hourFromNow(facts.arrived_hour, language())}
          </time>
        </span>
        {names ? <Marked pieces={names} strong /> : <Plain text={request?.names.at(-1)} />}
        {text ? <Marked pieces={text} /> : !names && <Plain text={request?.texts[0]?.slice(0, 160)} />}
      </a>
    </li>
  );
}

function addressOf({ id, kind, state }: Facts): string {
  if (kind === "cell") return `/cells/${id}`;
  return kind === "compartment" ? `/compartments/${id}` : `/requests/${id}?state=${state}`;
}

function Marked({ pieces, strong }: { pieces: readonly Piece[]; strong?: boolean }) {
  return (
    <bdi class={strong ? "found strong" : "found"} dir="auto">
      {pieces.map((piece, at) => (piece.marked ? <mark key={at}>{piece.text}</mark> : piece.text))}
    </bdi>
  );
}

function Plain({ text }: { text: string | undefined }) {
  return text ? (
    <bdi class="found soft" dir="auto">
      {text}
    </bdi>
  ) : null;
}
