import { expect, test } from "vitest";
import { parseServerArguments } from "./server-arguments.ts";

test("without options it is a server for this machine on port 5433", () => {
  expect(parseServerArguments([])).toEqual({
    ok: true,
    value: {
      host: "127.0.0.1",
      port: 5433,
      maxConnections: 100,
      statementMs: 0,
      latencyMs: 0,
      silenceLimitMs: 5_000,
      seedPath: undefined,
    },
  });
});

test("takes every option, spelled in either way", () => {
  const args =
    "--port=0 --host ::1 --max-connections 5 --seed a.sql --statement-ms 0.5 --latency-ms 20 --hang-limit-ms 9000".split(
      " ",
    );
  expect(parseServerArguments(args)).toEqual({
    ok: true,
    value: {
      host: "::1",
      port: 0,
      maxConnections: 5,
      statementMs: 0.5,
      latencyMs: 20,
      silenceLimitMs: 9_000,
      seedPath: "a.sql",
    },
  });
});

test("help comes before everything else", () => {
  expect(parseServerArguments(["--help", "--port", "x"])).toEqual({ ok: true, value: "help" });
});

test.each([
  [["--port", "65536"], "--port 65536: expected a whole number from 0 to 65535."],
  [["--port", "54.5"], "--port 54.5: expected a whole number from 0 to 65535."],
  [["--port", ""], "--port : expected a whole number from 0 to 65535."],
  [["--max-connections", "0"], "--max-connections 0: expected a whole number from 1 to 10000."],
  [["--hang-limit-ms", "5"], "--hang-limit-ms 5: expected a number from 1000 to 3600000."],
  [["--statement-ms", "1e9"], "--statement-ms 1e9: expected a number from 0 to 60000."],
])("%j is refused with the name, the value and what was expected", (args, error) => {
  expect(parseServerArguments(args)).toEqual({ ok: false, error });
});

test.each([[["--prot", "1"]], [["5433"]], [["--port"]]])("%j is refused with Node's own words", (args) => {
  expect(parseServerArguments(args)).toMatchObject({ ok: false, error: expect.stringMatching(/--prot|5433|--port/) });
});
