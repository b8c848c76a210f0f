import type { Socket } from "tiny";

/**
 * A member of a room. `?line=stuck` stands for a client that has stopped reading: its buffers are full, and whoever
 * sends to it waits. `?line=broken` stands for one that every send fails on.
 */
export class Peer {
  readonly name: string;
  readonly #socket: Socket;

  constructor(socket: Socket) {
    this.name = socket.client;
    this.#socket = socket;
  }

  async send(message: unknown): Promise<void> {
    const line = this.#socket.query.get("line");
    if (line === "broken") throw new Error(`the line to ${this.name} is broken`);
    if (line === "stuck") await new Promise(() => undefined);
    await this.#socket.send(message);
  }
}
