import { expect, test } from "vitest";
import { suggestPage } from "./suggest-page.ts";

const pages = [
  { href: "/lessons/borrow-and-give-back/", slug: "borrow-and-give-back", order: 1 },
  { href: "/lessons/exhaustion/", slug: "exhaustion", order: 10 },
  { href: "/glossary/", slug: "glossary" },
];
const hrefOf = (pathname: string) => suggestPage(pathname, pages)?.href;

test("a misspelt, shortened or displaced address finds its page", () => {
  expect(hrefOf("/lessons/exaustion/")).toBe("/lessons/exhaustion/");
  expect(hrefOf("/lesson/borrow-and-give-back.html")).toBe("/lessons/borrow-and-give-back/");
  expect(hrefOf("/lessons/exhaustion/solution/")).toBe("/lessons/exhaustion/");
  expect(hrefOf("/Glosary")).toBe("/glossary/");
});

test("a number is a place in the course", () => {
  expect(hrefOf("/lessons/10/")).toBe("/lessons/exhaustion/");
  expect(hrefOf("/lesson-1")).toBe("/lessons/borrow-and-give-back/");
  expect(hrefOf("/lessons/99")).toBeUndefined();
});

test("what resembles nothing suggests nothing", () => {
  expect(hrefOf("/")).toBeUndefined();
  expect(hrefOf("/wp-login")).toBeUndefined();
});
