// SPDX-License-Identifier: AGPL-3.0-or-later
// `import address from "./x.ts?worker-address"`: x.ts is built as one more entry beside the page's own, so
// that page and worker share their chunks. Vite's own ?worker builds the worker apart and would ship
// libsodium twice.
import type { Plugin } from "vite";

const suffix = "?worker-address";

export function workerAddress(): Plugin {
  return {
    name: "havre-worker-address",
    apply: "build",
    async resolveId(source, importer) {
      if (!source.endsWith(suffix)) return null;
      const found = await this.resolve(source.slice(0, -suffix.length), importer);
      return found && found.id + suffix;
    },
    load(id) {
      if (!id.endsWith(suffix)) return null;
      const reference = this.emitFile({ type: "chunk", id: id.slice(0, -suffix.length) });
      return `export default import.meta.ROLLUP_FILE_URL_${reference};`;
    },
  };
}
