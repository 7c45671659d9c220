// SPDX-License-Identifier: AGPL-3.0-or-later
// Fetching what this person may read, many requests at a time, and handing each over opened. Newest first, so
// that what is likely wanted can be found before everything is here.
import { type BulkRead, type Facts, type FactsPage, type Id, type StoredEnvelope, requests } from "../../shared/api.ts";

export const bulk = 20;
const pageSize = 200;

// What people asked, and what staff keep apart.
export async function allFacts(goesOn: () => boolean): Promise<Facts[]> {
  const asked = await allPages((before) => requests.page(null, "newest", before, pageSize), goesOn);
  return [...asked, ...(await allPages((before) => requests.apart(before, pageSize), goesOn))];
}

async function allPages(one: (before: string | null) => Promise<FactsPage>, goesOn: () => boolean) {
  const found: Facts[] = [];
  let before: string | null = null;
  do {
    const page: FactsPage = await one(before);
    found.push(...page.requests);
    before = page.more;
  } while (before !== null && goesOn());
  return found;
}

export interface Gathered {
  record: BulkRead["record"];
  envelopes: StoredEnvelope[];
}

// Those of them that may still be read, each with everything written in it.
export async function gather(ids: readonly Id[]): Promise<Gathered[]> {
  const found = new Map<Id, Gathered>();
  let wanted: { id: Id; after?: number }[] = ids.map((id) => ({ id }));
  while (wanted.length > 0) {
    const next: typeof wanted = [];
    for (const { record, page } of await requests.bulk(wanted)) {
      const { id } = record.facts;
      const before = found.get(id)?.envelopes ?? [];
      found.set(id, { record, envelopes: [...before, ...page.envelopes] });
      if (page.more !== null) next.push({ id, after: Number(page.more) });
    }
    wanted = next;
  }
  return [...found.values()];
}
