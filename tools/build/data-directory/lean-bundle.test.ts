import { expect, test } from "vitest";
import { leanBundle, readFileTable } from "./lean-bundle.mjs";

const loader =
  'load({files:[{filename:"/pglite/share/postgresql/postgres.bki",start:0,end:3},{filename:"/pglite/lib/postgresql/plpgsql.so",' +
  'start:3,end:5},{filename:"/pglite/lib/postgresql/utf8_and_big5.so",start:5,end:6}]})';

test("what only initdb or a conversion reads is blank, at its place; the rest is untouched", () => {
  expect(leanBundle(Uint8Array.of(1, 2, 3, 4, 5, 6), readFileTable(loader))).toEqual(Uint8Array.of(0, 0, 0, 4, 5, 0));
});

test("a table that does not fit the bundle stops the build, rather than blanking the wrong bytes", () => {
  expect(() => leanBundle(new Uint8Array(7), readFileTable(loader))).toThrow("ends at byte 6 of 7");
  expect(() => leanBundle(new Uint8Array(7), [])).toThrow("another loader");
});
