import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { listenForSockets, type SocketListener } from "./socket-listener.ts";
import { createSocketOutput } from "./socket-output.ts";

let listener: SocketListener;
let client: Socket;
let accepted: Socket;
beforeEach(async () => {
  const arrival = Promise.withResolvers<Socket>();
  listener = await listenForSockets({ host: "127.0.0.1", port: 0, onSocket: arrival.resolve });
  client = connect(listener.address.port, "127.0.0.1");
  client.setEncoding("utf8");
  accepted = await arrival.promise;
});
afterEach(async () => {
  client.destroy();
  await listener.close(0);
});

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const readAll = async (): Promise<string> => {
  let text = "";
  client.on("data", (chunk) => {
    text += chunk;
  });
  await once(client, "end");
  return text;
};

test("delays a part by its time, keeps the order, and ends after the last", async () => {
  const output = createSocketOutput(accepted, () => undefined);
  const startedMs = performance.now();
  output.send(bytes("a"), 0);
  output.send(bytes("b"), 30);
  output.send(bytes("c"), 30);
  output.send(bytes("d"), 0);
  output.end();
  expect(await readAll()).toBe("abcd");
  expect(performance.now() - startedMs).toBeGreaterThanOrEqual(60);
  expect(output.unsentBytes).toBe(0);
});

test("sends at once what waits for its time when there is no time left", async () => {
  const output = createSocketOutput(accepted, () => undefined);
  output.send(bytes("late"), 3_600_000);
  expect(output.unsentBytes).toBe(4);
  output.flush();
  output.send(bytes(", last"), 0);
  output.end();
  expect(await readAll()).toBe("late, last");
});
