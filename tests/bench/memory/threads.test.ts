import { expect, test } from "vitest";
import { countThreads, type ThreadList } from "./threads.ts";

const names: Readonly<Record<string, string>> = { "1": "chrome", "2": "DedicatedWorker", "3": "DedicatedWorker" };

const threads = (code: string): ThreadList => ({
  list: () => [...Object.keys(names), "4"],
  nameOf(thread) {
    const name = names[thread];
    if (name === undefined) throw Object.assign(new Error(`read ${thread}`), { code });
    return name;
  },
});

test.each(["ENOENT", "ESRCH"])("a thread that ends while they are counted is none, by %s", (code) => {
  expect(countThreads(threads(code), "DedicatedWorker")).toBe(2);
});

test("a name that may not be read is no thread that ended", () => {
  expect(() => countThreads(threads("EACCES"), "DedicatedWorker")).toThrow("read 4");
});
