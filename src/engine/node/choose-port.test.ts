import { expect, test } from "vitest";
import { choosePort } from "./choose-port.ts";

test.each([
  ["the port asked for", 5000, 0, 5000],
  ["the next one for the next process", 5000, 1, 5001],
  ["the program's own", null, 0, 8000],
  ["the one after the program's own for the next process", null, 1, 8001],
  ["any free one, for every process", 0, 3, 0],
])("is %s", (_, port, processId, expected) => {
  expect(choosePort({ host: "127.0.0.1", port }, 8000, processId)).toBe(expected);
});
