import { expect, test } from "vitest";
import { readServeArguments } from "./serve-arguments.ts";

test("the site is this machine's alone, unless --host opens it, with or without an address", () => {
  expect(readServeArguments([])).toEqual({ port: 4321, host: "localhost", root: "dist", isPortStrict: false });
  const hosts = [["--host"], ["--host", "--port", "5000"], ["--host", "10.0.0.7"], ["--host=10.0.0.7"]];
  expect(hosts.map((args) => readServeArguments(args).host)).toEqual(["0.0.0.0", "0.0.0.0", "10.0.0.7", "10.0.0.7"]);
  expect(readServeArguments(["--host", "--port", "5000"]).port).toBe(5000);
});

test("a port that is none, and a word that means nothing, are refused", () => {
  expect(() => readServeArguments(["--port", "http"])).toThrow("--port http is not a port number.");
  expect(() => readServeArguments(["--hots"])).toThrow("--hots");
});
