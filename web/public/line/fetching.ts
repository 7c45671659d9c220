// SPDX-License-Identifier: AGPL-3.0-or-later
// Parts of this script that come later, over a line that may be cut just then.

const tries = 6;

export async function patiently<Part>(
  load: () => Promise<Part>,
  lasting: (reason: unknown) => boolean,
): Promise<Part> {
  for (let attempt = 1; ; ++attempt) {
    try {
      return await load();
    } catch (reason) {
      if (lasting(reason) || attempt === tries) throw reason;
      await new Promise((over) => setTimeout(over, 500 * 2 ** attempt));
    }
  }
}
