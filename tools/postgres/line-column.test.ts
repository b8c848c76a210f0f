import { expect, test } from "vitest";
import { toLineColumn } from "./line-column.ts";

test("counts lines and columns from 1, and characters as PostgreSQL does", () => {
  expect(toLineColumn("SELECT 1", 1)).toEqual({ line: 1, column: 1 });
  expect(toLineColumn("SELECT 1;\nSELEC 2", 11)).toEqual({ line: 2, column: 1 });
  expect(toLineColumn("SELECT '😀';\nSELECT '😀', x", 25)).toEqual({ line: 2, column: 13 });
});
