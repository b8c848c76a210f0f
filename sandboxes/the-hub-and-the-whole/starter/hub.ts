import type { Pool } from "pg";
import { Lock } from "./lock.ts";
import type { Peer } from "./peer.ts";

export interface Room {
  readonly topic: string;
  readonly members: Set<Peer>;
}

/** Who is in which room. A room is read from the database when its first member joins. */
export class Hub {
  readonly #pool: Pool;
  readonly #lock = new Lock();
  readonly #rooms = new Map<string, Room>();

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  join(name: string, peer: Peer): Promise<Room> {
    return this.#lock.run(async () => {
      const room = await this.getOrCreate(name);
      room.members.add(peer);
      return room;
    });
  }

  leave(name: string, peer: Peer): Promise<void> {
    return this.#lock.run(async () => {
      this.#rooms.get(name)?.members.delete(peer);
    });
  }

  getOrCreate(name: string): Promise<Room> {
    return this.#lock.run(async () => {
      const known = this.#rooms.get(name);
      if (known) return known;
      const { rows } = await this.#pool.query("SELECT topic FROM rooms WHERE name = $1", [name]);
      const room = { topic: rows[0]?.topic ?? "anything", members: new Set<Peer>() };
      this.#rooms.set(name, room);
      return room;
    });
  }

  broadcast(name: string, message: unknown): Promise<void> {
    return this.#lock.run(async () => {
      for (const peer of this.#rooms.get(name)?.members ?? []) await peer.send(message);
    });
  }

  countIn(name: string): number {
    return this.#rooms.get(name)?.members.size ?? 0;
  }
}
