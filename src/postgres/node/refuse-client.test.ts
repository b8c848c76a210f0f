import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { errorResponse } from "../../wire/backend-builders.ts";
import { buildStartupPacket, cstring, int32 } from "../../wire/build-message.ts";
import { startupCode } from "../../wire/message-codes.ts";
import { startingUp } from "./farewells.ts";
import { refuseClient } from "./refuse-client.ts";
import { listenForSockets, type SocketListener } from "./socket-listener.ts";

let listener: SocketListener;
let client: Socket;
beforeEach(async () => {
  const onSocket = (socket: Socket): void => refuseClient(socket, startingUp);
  listener = await listenForSockets({ host: "127.0.0.1", port: 0, onSocket });
  client = connect(listener.address.port, "127.0.0.1");
});
afterEach(async () => {
  client.destroy();
  await listener.close(0);
});

const sslRequest = buildStartupPacket(int32(startupCode.sslRequest));
const startup = buildStartupPacket(int32(startupCode.protocol3), cstring("user"), cstring("postgres"), cstring(""));

test("goes on in the clear where the client asks for encryption, then tells why and closes", async () => {
  client.write(sslRequest);
  expect(String((await once(client, "data"))[0])).toBe("N");
  client.write(startup.subarray(0, 5));
  client.write(startup.subarray(5));
  expect(Buffer.concat(await client.toArray())).toEqual(Buffer.from(errorResponse(startingUp)));
});

test("closes without a word where the client speaks another protocol", async () => {
  client.write("GET / HTTP/1.1\r\n\r\n");
  expect(await client.toArray()).toEqual([]);
});
