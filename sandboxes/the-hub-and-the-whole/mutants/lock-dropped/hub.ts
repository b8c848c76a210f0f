import type { Pool } from "pg";
import type { Peer } from "./peer.ts";

export interface Room {
  readonly topic: string;
  readonly members: Set<Peer>;
}

/** A line that takes a message no faster is not worth the others' waiting. */
const sendWithinMs = 2_000;

/** Who is in which room. A room is read from the database when its first member joins. */
export class Hub {
  readonly #pool: Pool;
  readonly #rooms = new Map<string, Room>();

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async join(name: string, peer: Peer): Promise<Room> {
    const room = this.#rooms.get(name) ?? (await this.#create(name));
    room.members.add(peer);
    return room;
  }

  leave(name: string, peer: Peer): void {
    this.#rooms.get(name)?.members.delete(peer);
  }

  /** Sends to those who are in the room now, to each for itself: who fails or dawdles keeps nobody waiting. */
  async broadcast(name: string, message: unknown): Promise<void> {
    const members = [...(this.#rooms.get(name)?.members ?? [])];
    await Promise.allSettled(members.map((peer) => within(sendWithinMs, peer.send(message))));
  }

  countIn(name: string): number {
    return this.#rooms.get(name)?.members.size ?? 0;
  }

  async #create(name: string): Promise<Room> {
    const { rows } = await this.#pool.query("SELECT topic FROM rooms WHERE name = $1", [name]);
    const room = { topic: rows[0]?.topic ?? "anything", members: new Set<Peer>() };
    this.#rooms.set(name, room);
    return room;
  }
}

async function within(limitMs: number, sending: Promise<void>): Promise<void> {
  const tooLate = Promise.withResolvers<never>();
  const timer = setTimeout(() => tooLate.reject(new Error(`not sent within ${limitMs} ms`)), limitMs);
  try {
    await Promise.race([sending, tooLate.promise]);
  } finally {
    clearTimeout(timer);
  }
}
