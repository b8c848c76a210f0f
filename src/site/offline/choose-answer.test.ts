import { expect, test } from "vitest";
import { chooseAnswer } from "./choose-answer.ts";

const ask = (url: string, { isNavigation = false, method = "GET" } = {}) =>
  chooseAnswer({ method, url, isNavigation }, "http://a.example/x/");

test("a page is found with a query, without its slash and by its file's name", () => {
  for (const end of ["lessons/a/?view=code", "lessons/a", "lessons/a/index.html", "lessons/a/"])
    expect(ask(`http://a.example/x/${end}`, { isNavigation: true })).toEqual({ kind: "page", path: "/x/lessons/a/" });
});

test("a file is found by its path, whatever query keeps it fresh", () => {
  expect(ask("http://a.example/x/pagefind/entry.json?ts=1")).toEqual({ kind: "file", path: "/x/pagefind/entry.json" });
});

test("other hosts, other folders of the host and what is sent are left alone", () => {
  for (const url of ["https://stackblitz.com/headless", "http://a.example/other/", "http://a.example/xy/"])
    expect(ask(url)).toEqual({ kind: "leave" });
  expect(ask("http://a.example/x/", { method: "POST" })).toEqual({ kind: "leave" });
});
