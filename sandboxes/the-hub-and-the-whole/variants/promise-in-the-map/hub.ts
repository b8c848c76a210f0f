import type { Pool } from "pg";
import type { Peer } from "./peer.ts";

/** Who is in which room. A room's topic is read from the database when its first member joins. */
export class Hub {
  readonly #pool: Pool;
  readonly #members = new Map<string, Set<Peer>>();
  readonly #topics = new Map<string, Promise<string>>();

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async join(name: string, peer: Peer): Promise<{ topic: string }> {
    const members = this.#members.get(name) ?? new Set();
    this.#members.set(name, members.add(peer));
    // The promise is in the map before anybody waits for it: whoever comes second waits for the same one.
    const reading = this.#topics.get(name) ?? this.#readTopic(name);
    this.#topics.set(name, reading);
    return { topic: await reading };
  }

  leave(name: string, peer: Peer): void {
    this.#members.get(name)?.delete(peer);
  }

  async broadcast(name: string, message: unknown): Promise<void> {
    await Promise.all([...(this.#members.get(name) ?? [])].map((peer) => trySend(peer, message)));
  }

  countIn(name: string): number {
    return this.#members.get(name)?.size ?? 0;
  }

  async #readTopic(name: string): Promise<string> {
    try {
      const { rows } = await this.#pool.query("SELECT topic FROM rooms WHERE name = $1", [name]);
      return rows[0]?.topic ?? "anything";
    } catch (error) {
      this.#topics.delete(name);
      throw error;
    }
  }
}

/** Gives up after a second, and says who missed what. */
async function trySend(peer: Peer, message: unknown): Promise<void> {
  const patience = Promise.withResolvers<void>();
  const timer = setTimeout(() => patience.reject(new Error("too slow")), 1_000);
  try {
    await Promise.race([peer.send(message), patience.promise]);
  } catch (error) {
    console.warn(`${peer.name} missed a message:`, error);
  } finally {
    clearTimeout(timer);
  }
}
