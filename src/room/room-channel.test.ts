import { expect, test, vi } from "vitest";
import { type RoomMessage, roomChannelName, roomVersion } from "../contract/room-protocol.ts";
import { openRoomChannel, parseRoomMessage, warnOfIgnored } from "./room-channel.ts";

const hello: RoomMessage = { kind: "who-is-there", presenterId: "0123456789abcdef" };

test("another version, another shape and another's property are ignored", () => {
  expect(parseRoomMessage({ version: roomVersion, message: hello })).toEqual(hello);
  for (const data of [
    null,
    "text",
    { version: roomVersion + 1, message: hello },
    { version: roomVersion, message: { ...hello, presenterId: "<b>" } },
    { version: roomVersion, message: { ...hello, more: 1 } },
    { version: roomVersion, message: { kind: "erase-everything" } },
  ])
    expect(parseRoomMessage(data), JSON.stringify(data)).toBeNull();
});

test("a page is opened by a path of this site alone", () => {
  const command = (path: string) => ({
    kind: "command",
    presenterId: "0123456789abcdef",
    stageId: "0123456789abcdef",
    number: 1,
    command: { kind: "open-page", path },
  });
  const parse = (path: string) => parseRoomMessage({ version: roomVersion, message: command(path) });
  expect(parse("/lessons/two-clocks/")).not.toBeNull();
  expect(parse("/")).not.toBeNull();
  for (const path of ["//evil.example/", "https://evil.example/", "javascript:alert(1)", "/a/../b/", "/a"])
    expect(parse(path), path).toBeNull();
});

test("what is heard is passed on, and what is ignored is counted and said once", async () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => undefined);
  const heard: RoomMessage[] = [];
  const counts: number[] = [];
  const done = Promise.withResolvers<void>();
  const line = openRoomChannel(
    (message) => {
      heard.push(message);
      done.resolve();
    },
    (count) => {
      counts.push(count);
      warnOfIgnored(count);
    },
  );
  const other = new BroadcastChannel(roomChannelName);
  other.postMessage("noise");
  other.postMessage({ version: 0, message: hello });
  other.postMessage({ version: roomVersion, message: hello });
  await done.promise;
  expect(heard).toEqual([hello]);
  expect(counts).toEqual([1, 2]);
  expect(warn).toHaveBeenCalledOnce();
  line.close();
  other.close();
  warn.mockRestore();
});
