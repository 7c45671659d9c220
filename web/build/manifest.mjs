// SPDX-License-Identifier: AGPL-3.0-or-later
// After the build: compressed siblings of every file, and manifest.json, the list of every byte that may be
// served. The release key signs that list elsewhere, so it is written in one way only: sorted names, no
// spaces.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import sodium from "libsodium-wrappers-sumo";

const assets = fileURLToPath(new URL("../dist/assets/", import.meta.url));
// What the public pages need without any script; no bundler touches it.
const still = fileURLToPath(new URL("../../share/assets-src/", import.meta.url));
const stillEntries = { css: "havre.css", logo: "logo.svg" };
// The sentences, for the scripts of the public pages; those pages themselves carry only what they show.
const locale = fileURLToPath(new URL("../../locale/", import.meta.url));
const compressible = /\.(js|css|json|svg|txt|html)$/;

function sorted(value) {
  if (Array.isArray(value) || typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((name) => [name, sorted(value[name])]),
  );
}

function compress(name, bytes) {
  if (!compressible.test(name)) return;
  const quality = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  writeFileSync(join(assets, `${name}.br`), brotliCompressSync(bytes, { params: quality }));
  writeFileSync(join(assets, `${name}.gz`), gzipSync(bytes, { level: 9 }));
}

// An entry's own script first, then the styles of all it imports without asking.
function filesOf(entry, built) {
  const styles = new Set();
  const seen = new Set();
  const visit = (chunk) => {
    if (seen.has(chunk)) return;
    seen.add(chunk);
    for (const style of chunk.css ?? []) styles.add(style);
    for (const next of chunk.imports ?? []) visit(built[next]);
  };
  visit(entry);
  return [entry.file, ...[...styles].sort()];
}

function copyWithHash(folder, name) {
  const bytes = readFileSync(join(folder, name));
  const hash = sodium.to_hex(sodium.crypto_generichash(32, bytes, null)).slice(0, 10);
  const hashed = name.replace(".", `-${hash}.`);
  writeFileSync(join(assets, hashed), bytes);
  return [hashed];
}

await sodium.ready;
const described = join(assets, "entries.json");
if (!existsSync(described)) throw new Error("run vite build first");
const built = JSON.parse(readFileSync(described, "utf8"));
rmSync(described);

const entries = {};
for (const [entry, name] of Object.entries(stillEntries)) entries[entry] = copyWithHash(still, name);
for (const name of readdirSync(locale).filter((name) => name.endsWith(".json"))) {
  entries[`texts-${name.replace(".json", "")}`] = copyWithHash(locale, name);
}

const files = {};
for (const name of readdirSync(assets).sort()) {
  const bytes = readFileSync(join(assets, name));
  files[name] = { blake2b: sodium.to_hex(sodium.crypto_generichash(32, bytes, null)), size: bytes.length };
  compress(name, bytes);
}

for (const name of ["public", "desk", "viewer"]) {
  const entry = Object.values(built).find((chunk) => chunk.isEntry && chunk.name === name);
  if (!entry) throw new Error(`no entry ${name}`);
  entries[name] = filesOf(entry, built);
}

writeFileSync(join(assets, "manifest.json"), JSON.stringify(sorted({ entries, files })));
