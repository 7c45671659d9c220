// SPDX-License-Identifier: AGPL-3.0-or-later
// A line to one door that can be cut: everybody on it is thrown off, and nobody comes through for a while.
import { createServer, connect, type Server, type Socket } from "node:net";
import { pause, until } from "./crowd.ts";

export class Line {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #open = true;
  bytes = 0; // towards the door
  cuts = 0;

  private constructor(port: number) {
    this.#server = createServer((near) => {
      if (!this.#open) return near.destroy();
      const far = connect(port, "127.0.0.1");
      near.on("data", (piece) => { this.bytes += piece.length; });
      for (const [one, other] of [[near, far], [far, near]] as const) {
        this.#sockets.add(one);
        one.pipe(other);
        one.on("error", () => undefined).once("close", () => { this.#sockets.delete(one); other.destroy(); });
      }
      return undefined;
    });
  }

  static async to(port: number): Promise<Line> {
    const line = new Line(port);
    await new Promise<void>((listening) => line.#server.listen(0, "127.0.0.1", listening));
    return line;
  }

  get address(): string {
    const { port } = this.#server.address() as { port: number };
    return `http://127.0.0.1:${port}`;
  }

  async carried(bytes: number): Promise<void> {
    await until(`${bytes} bytes on the line`, 60, () => this.bytes >= bytes);
  }

  async cut(milliseconds: number): Promise<void> {
    this.cuts += 1;
    this.#open = false;
    for (const socket of this.#sockets) socket.destroy();
    await pause(milliseconds);
    this.#open = true;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((closed) => this.#server.close(closed));
  }
}
