import { expect, it } from "vitest";
import { parseStartArguments } from "./start-arguments.ts";

it("takes the program's own port and 5433 unless it is told others", () => {
  expect(parseStartArguments([])).toEqual({ ok: true, value: { port: null, databasePort: 5433 } });
  expect(parseStartArguments(["--port", "0", "--database-port=65535"])).toEqual({
    ok: true,
    value: { port: 0, databasePort: 65_535 },
  });
  expect(parseStartArguments(["--help", "--port", "1"])).toEqual({ ok: true, value: "help" });
});

it.each([
  ["--port 65536", /65536: expected a whole number/],
  ["--port=-1", /-1: expected/],
  ["--database-port psql", /psql: expected/],
  ["--prot 1", /'--prot'/],
  ["main.ts", /'main.ts'/],
])("says what is wrong with %s", (typed, expected) => {
  expect(parseStartArguments(typed.split(" "))).toMatchObject({ ok: false, error: expect.stringMatching(expected) });
});
