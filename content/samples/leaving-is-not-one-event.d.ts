import type { Pool } from "pg";
import type { Socket } from "tiny";

declare global {
  const socket: Socket;
  const members: Set<Socket>;
  function countMessages(db: Pool): Promise<number>;
}
