import { expect, test } from "vitest";
import type { Place, PlaceKind } from "../../contract/place.ts";
import type { Command } from "./commands.ts";
import { type Asked, composeGroups } from "./compose-groups.ts";

const place = (kind: PlaceKind, title: string, path: `/${string}`, also: readonly string[] = []): Place => ({
  kind,
  title,
  path,
  note: "",
  also,
});
const places = [
  place("lesson", "Borrow and give back", "/lessons/borrow/", ["lesson 1"]),
  place("lesson", "Exhaustion, exactly", "/lessons/exhaustion/", ["lesson 10"]),
  place("lesson", "Two clocks", "/lessons/two-clocks/", ["lesson 11"]),
  place("term", "time-out", "/glossary/#time-out"),
  place("message", "timeout exceeded when trying to connect", "/lessons/borrow/#question"),
  place("page", "Glossary", "/glossary/"),
];
const dark: Command = { title: "Theme: dark", also: ["colour"], on: () => () => undefined };
const absent: Command = { title: "Theme: sepia", also: [], on: () => null };
const ask = (query: string, more: Partial<Asked> = {}) =>
  composeGroups({ query, places, commands: [dark, absent], hits: [], path: "/", ...more }).map(
    ({ title, choices }) => `${title}: ${choices.map((choice) => choice.title).join(", ")}`,
  );

test("beginnings of words find titles, in any order, and the number of a lesson finds the lesson", () => {
  expect(ask("exa exh")).toEqual(["Lessons and incidents: Exhaustion, exactly"]);
  expect(ask("clock")).toEqual(["Lessons and incidents: Two clocks"]);
  expect(ask("lesson")).toEqual(["Lessons and incidents: Borrow and give back, Exhaustion, exactly, Two clocks"]);
});

test("a pasted message stands before everything else, a word of one after titles and terms", () => {
  expect(ask("Error: timeout exceeded when trying to connect")[0]).toMatch(/^Error messages: timeout exceeded/);
  expect(ask("timeout")).toEqual(["Glossary: time-out", "Error messages: timeout exceeded when trying to connect"]);
});

test("what the index finds stands last, without what is shown already", () => {
  const hit = (title: string, href: string) => ({ title, heading: "", href, excerpt: [] });
  const hits = [hit("Two clocks", "/lessons/two-clocks/"), hit("Two clocks, deeper", "/lessons/two-clocks/#deeper")];
  expect(ask("two clocks", { hits })).toEqual(["Lessons and incidents: Two clocks", "In the text: Two clocks, deeper"]);
});

test("commands are found by their words, and left out where they make no sense", () => {
  expect(ask("colour")).toEqual(["Commands: Theme: dark"]);
  expect(ask("sepia")).toEqual([]);
});

test("an empty query offers the lessons beside the open one first, elsewhere the course", () => {
  expect(ask("", { path: "/lessons/exhaustion/" })[0]).toBe(
    "Next and previous lesson: Two clocks, Borrow and give back",
  );
  expect(ask("  ").map((group) => group.split(":")[0])).toEqual(["Lessons and incidents", "Pages", "Commands"]);
});
