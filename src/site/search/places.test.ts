import { expect, test } from "vitest";
import { toPlaces } from "./places.ts";

test("a list that is not what was built is refused, whatever came in its place", () => {
  const place = { kind: "page", title: "Glossary", path: "/glossary/", note: "", also: [] };
  expect(toPlaces([place])).toEqual([place]);
  for (const other of [null, {}, [], [null], [{ ...place, kind: "advert" }], [{ ...place, also: "x" }]])
    expect(() => toPlaces(other)).toThrow(TypeError);
});
