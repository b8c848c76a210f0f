import type { Pool } from "pg";
import { Lock } from "./lock.ts";
import type { Peer } from "./peer.ts";

interface Member {
  readonly peer: Peer;
  waiting: unknown[];
  isSending: boolean;
}

export interface Room {
  readonly topic: string;
  readonly members: Map<Peer, Member>;
}

/** Whoever is further behind is given up. */
const longestQueue = 20;

/** Who is in which room. Each member has a queue of its own, emptied as fast as its line allows. */
export class Hub {
  readonly #pool: Pool;
  readonly #lock = new Lock();
  readonly #rooms = new Map<string, Room>();

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  join(name: string, peer: Peer): Promise<Room> {
    return this.#lock.run(async () => {
      const room = this.#rooms.get(name) ?? (await this.#createLocked(name));
      room.members.set(peer, { peer, waiting: [], isSending: false });
      return room;
    });
  }

  leave(name: string, peer: Peer): void {
    this.#rooms.get(name)?.members.delete(peer);
  }

  /** Waits for nobody. */
  broadcast(name: string, message: unknown): void {
    const room = this.#rooms.get(name);
    for (const member of room?.members.values() ?? []) {
      member.waiting.push(message);
      if (member.waiting.length > longestQueue) room?.members.delete(member.peer);
      else if (!member.isSending) void this.#empty(member);
    }
  }

  countIn(name: string): number {
    return this.#rooms.get(name)?.members.size ?? 0;
  }

  async #empty(member: Member): Promise<void> {
    member.isSending = true;
    while (member.waiting.length > 0) {
      const message = member.waiting.shift();
      await member.peer.send(message).catch((error) => console.warn(`${member.peer.name} missed a message:`, error));
    }
    member.isSending = false;
  }

  async #createLocked(name: string): Promise<Room> {
    const { rows } = await this.#pool.query("SELECT topic FROM rooms WHERE name = $1", [name]);
    const room: Room = { topic: rows[0]?.topic ?? "anything", members: new Map() };
    this.#rooms.set(name, room);
    return room;
  }
}
