// SPDX-License-Identifier: AGPL-3.0-or-later
// Builds one page as the product is built, serves it on loopback under the product's content policy, and
// opens it in Debian's Chromium. For tests.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { type Server, createServer } from "node:http";
import { type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium } from "playwright-core";
import { build } from "vite";
import product from "../../../vite.config.ts";

export const deskPolicy = policy("havre-worker");
export const publicPolicy = policy("'none'");

function policy(trustedTypes: string): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "worker-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types ${trustedTypes}`,
  ].join("; ");
}

export interface Site {
  address: string;
  close(): Promise<void>;
}

export async function serve(
  entry: URL,
  contentPolicy: string,
  files: Record<string, Uint8Array> = {},
): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), "havre-web-"));
  await build({
    ...product,
    configFile: false,
    logLevel: "silent",
    build: {
      ...product.build,
      outDir: folder,
      manifest: false,
      rolldownOptions: { input: { page: fileURLToPath(entry) }, output: { entryFileNames: "page.js" } },
    },
  });
  const server = createServer(async (request, response) => {
    response.setHeader("Content-Security-Policy", contentPolicy);
    const path = new URL(request.url ?? "/", "http://loopback").pathname;
    if (path === "/") return response.setHeader("Content-Type", "text/html").end(html);
    const found = files[path] ?? (await readFile(join(folder, basename(path))).catch(() => null));
    response.statusCode = found ? 200 : 404;
    return response
      .setHeader("Content-Type", path.endsWith(".js") ? "text/javascript" : "application/json")
      .end(found);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}/`, close: () => closed(server, folder) };
}

const html = `<!doctype html><html lang="en"><title>Test</title>
<script type="module" src="/assets/page.js"></script></html>`;

async function closed(server: Server, folder: string): Promise<void> {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  await rm(folder, { recursive: true });
}

export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
