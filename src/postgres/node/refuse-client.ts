import type { Socket } from "node:net";
import { type Diagnostic, errorResponse } from "../../wire/backend-builders.ts";
import { createFramer, type Framer } from "../../wire/frame-messages.ts";
import { encryptionRefusal } from "../../wire/message-codes.ts";
import { parseStartupPacket } from "../../wire/startup-packet.ts";

/** Real milliseconds for the client to say hello and to hear the answer. */
const refusalLimitMs = 5_000;

/** Hears a client's hello out, so that it understands the answer, and tells it why it cannot be served. */
export function refuseClient(socket: Socket, diagnostic: Diagnostic): void {
  const framer = createFramer({ typed: false });
  const limit = setTimeout(() => socket.destroy(), refusalLimitMs);
  socket.once("close", () => clearTimeout(limit));

  socket.on("data", (chunk: Buffer) => {
    if (!socket.writable) return;
    framer.push(chunk);
    for (let packet = nextPacket(framer); packet; packet = nextPacket(framer)) {
      if (packet === "encryption-request") socket.write(Uint8Array.of(encryptionRefusal));
      else if (packet === "startup") return void socket.end(errorResponse(diagnostic));
      else return void socket.destroy();
    }
  });
}

function nextPacket(framer: Framer): "encryption-request" | "startup" | "other" | undefined {
  const frame = framer.next();
  if (!frame.ok) return "other";
  if (!frame.value) return undefined;
  const packet = parseStartupPacket(frame.value.bytes);
  if (!packet.ok) return "other";
  if (packet.value.kind === "ssl-request" || packet.value.kind === "gss-enc-request") return "encryption-request";
  return packet.value.kind === "startup" ? "startup" : "other";
}
