// SPDX-License-Identifier: AGPL-3.0-or-later
// A whole Havre for one test file: demonstration organisation, every program, a real mail server, all on loopback and in a
// folder that goes with it. HAVRE_BIN chooses the programs (sanitized ones by default); with HAVRE_TEST_POSTGRESQL it has a
// database of its own on that server.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { appendFileSync, cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer, connect } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { SMTPServer } from "smtp-server";

export const source = resolve(import.meta.dirname, "../../..");
export const bin = resolve(process.env.HAVRE_BIN ?? join(source, "build/test/bin"));

export interface LogIn {
  login: string;
  name: string;
  roles: string;
  language: string;
  person: string;
  passphrase: string;
  second_factor: string;
}

export interface Mail {
  to: string[];
  text: string;
  at: number; // milliseconds, of performance.now()
}

export interface HouseOptions {
  empty?: boolean; // no made-up requests
  database?: string;
  settings?: string; // at the end of havre.conf
}

function freePort(): Promise<number> {
  return new Promise((found) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => found(port));
    });
  });
}

async function freePorts(): Promise<number> {
  for (;;) {
    // Below the ports that the system gives to outgoing connections: one that asks whether anybody listens could meet itself there.
    const first = 10_000 + Math.floor(Math.random() * 22_000);
    const free = await Promise.all([0, 1, 2].map((n) => isFree(first + n)));
    if (free.every(Boolean)) return first;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((told) => {
    const server = createServer().once("error", () => told(false));
    server.listen(port, "127.0.0.1", () => server.close(() => told(true)));
  });
}

export async function listens(port: number, within = 30_000): Promise<void> {
  const end = Date.now() + within;
  while (Date.now() < end) {
    const reached = await new Promise<boolean>((told) => {
      const socket = connect(port, "127.0.0.1", () => { socket.destroy(); told(true); }).once("error", () => told(false));
    });
    if (reached) return;
    await new Promise((wait) => setTimeout(wait, 50));
  }
  throw new Error(`nothing listens on ${port}`);
}

// A new database beside the one named; its address.
function freshDatabase(server: string, name: string): string {
  execFileSync("psql", ["-qc", `CREATE DATABASE ${name}`, server]);
  return server.replace(/[^/]+$/, name);
}

export class House {
  readonly folder: string;
  readonly config: string;
  readonly port: number;
  readonly mails: Mail[] = [];
  readonly log: string[] = [];
  #mail?: SMTPServer;
  #up?: ChildProcess;

  private constructor(folder: string, port: number, config = "havre.conf") {
    this.folder = folder;
    this.port = port;
    this.config = join(folder, config);
  }

  static async build(options: HouseOptions = {}): Promise<House> {
    const house = new House(mkdtempSync(join(tmpdir(), "havre-")), await freePorts());
    const mailPort = await house.#receiveMail();
    const words = ["demo", "--folder", house.folder, "--port", String(house.port), "--mail", `smtp://127.0.0.1:${mailPort}`];
    if (options.empty) words.push("--empty");
    const server = process.env.HAVRE_TEST_POSTGRESQL;
    const database = options.database ?? (server && freshDatabase(server, `house_${house.port}`));
    if (database) words.push("--database", database);
    house.run(...words);
    if (options.settings) appendFileSync(house.config, options.settings);
    return house;
  }

  // The same organisation on the same database at other ports, as a second machine would run it.
  async twin(): Promise<House> {
    const twin = new House(this.folder, await freePorts(), "twin.conf");
    const moved = [0, 1, 2].reduce((text, door) =>
      text.replaceAll(`127.0.0.1:${this.port + door}"`, `127.0.0.1:${twin.port + door}"`), readFileSync(this.config, "utf8"));
    writeFileSync(twin.config, moved);
    return twin;
  }

  static async open(options: HouseOptions = {}): Promise<House> {
    const house = await House.build(options);
    await house.up();
    return house;
  }

  // One of havre's commands; its output. Fails loudly with what it said.
  run(...words: string[]): string {
    return execFileSync(join(bin, "havre"), words, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  }

  async up(): Promise<void> {
    this.#up = spawn(join(bin, "havre"), ["up", "--config", this.config], { stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [this.#up.stdout, this.#up.stderr]) stream?.on("data", (piece) => this.log.push(String(piece)));
    await Promise.all([0, 1, 2].map((n) => listens(this.port + n)));
  }

  async down(signal: NodeJS.Signals = "SIGTERM"): Promise<void> {
    const up = this.#up;
    if (!up || up.exitCode !== null) return;
    const ended = new Promise((told) => up.once("exit", told));
    up.kill(signal);
    await ended;
    this.#up = undefined;
  }

  async close(): Promise<void> {
    await this.down();
    await new Promise<void>((told) => (this.#mail ? this.#mail.close(told) : told()));
    const trouble = this.log.join("").match(/(ERROR: \w+Sanitizer|runtime error:|bug: ).*/);
    if (!process.env.HAVRE_KEEP) rmSync(this.folder, { recursive: true, force: true });
    if (trouble) throw new Error(`a program complained: ${this.log.join("")}`);
  }

  get intake(): string { return `http://127.0.0.1:${this.port}`; }
  get back(): string { return `http://127.0.0.1:${this.port + 1}`; }
  get desk(): string { return `http://127.0.0.1:${this.port + 2}`; }
  get logIns(): LogIn[] { return JSON.parse(readFileSync(join(this.folder, "log-ins.json"), "utf8")); }
  logIn(name: string): LogIn {
    const found = this.logIns.find((one) => one.login === name);
    if (!found) throw new Error(`no ${name} in the demonstration`);
    return found;
  }

  // The pids of the programs, by name.
  pids(): Map<string, number> {
    const pids = new Map<string, number>();
    for (const entry of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
      try {
        const words = readFileSync(`/proc/${entry}/cmdline`, "utf8").split("\0");
        const name = words[0]?.split("/").at(-1) ?? "";
        if (name.startsWith("havre") && words.includes(this.config)) pids.set(name, Number(entry));
      } catch { /* it ended meanwhile */ }
    }
    return pids;
  }

  // Slots leave at fixed hours whatever there is, so some may be among the mails: these are the others.
  pages(): Mail[] {
    return this.mails.filter((mail) => {
      const said = Buffer.from(mail.text.split("\r\n\r\n")[1] ?? "", "base64").toString("utf8");
      return ["en", "fr", "es", "ar", "my"].some((language) =>
        JSON.parse(readFileSync(join(source, "locale", `${language}.json`), "utf8"))["mail.page.text"] === said);
    });
  }

  async mailTo(address: string, count = 1, within = 15_000): Promise<Mail[]> {
    const end = Date.now() + within;
    for (;;) {
      const found = this.mails.filter((mail) => mail.to.includes(address));
      if (found.length >= count || Date.now() > end) return found;
      await new Promise((wait) => setTimeout(wait, 100));
    }
  }

  async #receiveMail(): Promise<number> {
    const port = await freePort();
    this.#mail = new SMTPServer({
      authOptional: true, disabledCommands: ["STARTTLS", "AUTH"], logger: false,
      onData: (stream, session, done) => {
        const pieces: Buffer[] = [];
        stream.on("data", (piece) => pieces.push(piece));
        stream.on("end", () => {
          const to = session.envelope.rcptTo.map((one) => one.address);
          this.mails.push({ to, text: Buffer.concat(pieces).toString("utf8"), at: performance.now() });
          done();
        });
      },
    });
    await new Promise<void>((told) => this.#mail?.listen(port, "127.0.0.1", () => told()));
    return port;
  }
}

export function copyFolder(from: string, to: string): void {
  if (existsSync(from)) cpSync(from, to, { recursive: true });
}
