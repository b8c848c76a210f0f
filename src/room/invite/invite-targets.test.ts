import { expect, test } from "vitest";
import { toInviteTargets } from "./invite-targets.ts";

const course = { title: "The course", url: "http://localhost:4321/x/" };

test("a lesson is invited to first, without the reader's view and place, and the course next", () => {
  const page = new URL("http://localhost:4321/x/lessons/exhaustion/?view=code#reading-the-error");
  expect(toInviteTargets(page, "Exhaustion, exactly · Watertight", "/x/")).toEqual([
    { title: "Exhaustion, exactly", url: "http://localhost:4321/x/lessons/exhaustion/" },
    course,
  ]);
});

test("on the first page there is the course alone", () => {
  const page = new URL("http://localhost:4321/x/#lessons");
  expect(toInviteTargets(page, "Watertight: why connection pools run dry", "/x/")).toEqual([course]);
});
