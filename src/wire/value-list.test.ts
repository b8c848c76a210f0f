import { expect, test } from "vitest";
import { createByteReader } from "./byte-reader.ts";
import { readColumns } from "./row-description.ts";
import { readFormats, readValues } from "./value-list.ts";

test.each([
  ["values", readValues],
  ["formats", readFormats],
  ["columns", readColumns],
])("a list that counts 65,535 %s and holds none ends at the first one", (_, read) => {
  const reader = createByteReader(Uint8Array.of(255, 255));
  expect(read(reader)).toHaveLength(1);
  expect(reader.finish()).toBe("truncated");
});
