// SPDX-License-Identifier: AGPL-3.0-or-later
// Three entries, each a plain module script: nothing inline, nothing evaluated, no preload code. Names carry
// a hash of the content, so a file of that name never changes.
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { workerAddress } from "./build/worker_address.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const names = {
  entryFileNames: "[name]-[hash].js",
  chunkFileNames: "[name]-[hash].js",
  assetFileNames: "[name]-[hash][extname]",
};

export default defineConfig({
  root: here("."),
  base: "/assets/",
  publicDir: false,
  plugins: [workerAddress()],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: "dist/assets",
    assetsDir: "",
    assetsInlineLimit: 0,
    target: "es2022",
    sourcemap: false,
    modulePreload: false,
    manifest: "entries.json",
    rolldownOptions: {
      input: {
        public: here("public/main.ts"),
        desk: here("desk/main.tsx"),
        viewer: here("desk/viewer/main.ts"),
      },
      output: names,
    },
  },
});
