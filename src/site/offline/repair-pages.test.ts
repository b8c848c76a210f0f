import { expect, test } from "vitest";
import { repairPages } from "./repair-pages.ts";

const pages = new Map(["a", "b", "c"].map((name) => [`http://x.example/${name}/`, `http://x.example/${name}/?rev=1`]));
const { signal } = new AbortController();

function setUp({ kept = ["a"], refuse = "", next = false } = {}) {
  const names = new Set(kept.map((name) => `http://x.example/${name}/?rev=1`));
  const asked: string[] = [];
  return {
    names,
    asked,
    repair: () =>
      repairPages({
        pages,
        signal,
        cache: {
          keys: async () => [...names].map((url) => ({ url }) as Request),
          put: async (name) => void names.add(String(name)),
        },
        fetch: async (url) => {
          asked.push(url);
          if (url.includes(refuse) && refuse) throw new TypeError("Failed to fetch");
          return new Response("page", { status: url.endsWith("/b/") ? 200 : 404 });
        },
        hasNextVersion: async () => next,
      }),
  };
}

test("only what is missing is asked for, and what the host has not got stays missing", async () => {
  const { names, asked, repair } = setUp();
  expect(await repair()).toBe(1);
  expect(asked).toEqual(["http://x.example/b/", "http://x.example/c/"]);
  expect(names.has("http://x.example/b/?rev=1")).toBe(true);
  expect(names.has("http://x.example/c/?rev=1")).toBe(false);
});

test("without a network the first failure ends it", async () => {
  const { asked, repair } = setUp({ refuse: "b" });
  expect(await repair()).toBe(2);
  expect(asked).toHaveLength(1);
});

test("nothing is asked for where nothing is missing, nor where the host carries the next version already", async () => {
  const whole = setUp({ kept: ["a", "b", "c"] });
  expect(await whole.repair()).toBe(0);
  const old = setUp({ next: true });
  expect(await old.repair()).toBe(2);
  expect([...whole.asked, ...old.asked]).toEqual([]);
});
