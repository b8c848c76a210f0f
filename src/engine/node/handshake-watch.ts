import type { Socket } from "node:net";

/** Bytes that a client may send before its handshake is answered. */
const maxEarlyBytes = 64 * 1024;

/**
 * Reads a socket while its handshake waits for an answer, for else nobody would notice that the client left. What it
 * sends too early is put back at `end`, with the socket paused.
 */
export function watchHandshake(socket: Socket, onLeft: () => void): { end(): void } {
  const early: Buffer[] = [];
  let earlyBytes = 0;
  const keep = (chunk: Buffer) => {
    early.push(chunk);
    earlyBytes += chunk.length;
    if (earlyBytes > maxEarlyBytes) socket.destroy();
  };
  const leave = () => {
    socket.destroy();
    onLeft();
  };
  socket.on("data", keep).on("end", leave).on("close", leave);
  return {
    end() {
      socket.off("data", keep).off("end", leave).off("close", leave);
      socket.pause();
      if (early.length > 0) socket.unshift(Buffer.concat(early));
    },
  };
}
