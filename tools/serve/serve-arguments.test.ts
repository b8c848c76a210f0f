import { expect, test } from "vitest";
import { readServeArguments } from "./serve-arguments.ts";

const defaults = { port: "4321", host: "localhost", root: "dist" };
const read = (...args: string[]) => readServeArguments(args, defaults);

test("without a word the defaults hold", () => {
  expect(read()).toEqual({ port: 4321, host: "localhost", root: "dist", isPortStrict: false, wantsHelp: false });
});

test("--host alone means every address, wherever it stands", () => {
  expect(read("--host").host).toBe("");
  expect(read("--host", "--port", "5000")).toMatchObject({ host: "", port: 5000 });
  expect(read("--port", "5000", "--host")).toMatchObject({ host: "", port: 5000 });
});

test("--host with an address means that one", () => {
  expect(read("--host", "192.168.1.23").host).toBe("192.168.1.23");
  expect(read("--host=127.0.0.1").host).toBe("127.0.0.1");
});

test.each(["http", "70000", "-1", "4.5", ""])("--port=%s is refused with the remedy", (port) => {
  expect(() => read(`--port=${port}`)).toThrow(`--port ${port} is not a port number. Take one from 1024 to 65535.`);
});

test("a word that nobody knows is an error", () => {
  expect(() => read("--hots")).toThrow("--hots");
});
