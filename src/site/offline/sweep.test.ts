import { expect, test, vi } from "vitest";
import { courseCache, pagesCache, wantedNote } from "./offline-files.ts";
import { sweep } from "./sweep.ts";

vi.stubGlobal("location", new URL("http://a.example/sw.js"));
const address = (path: string) => new URL(path, "http://a.example/").href;

/** As much of a browser's caches as the sweep asks of them. */
function memoryCaches(contents: Record<string, string[]>) {
  const stores = new Map(
    Object.entries(contents).map(([name, paths]) => [
      name,
      new Map(paths.map((path) => [address(path), new Response("[]")])),
    ]),
  );
  const open = async (name: string) => {
    const store = stores.get(name) ?? new Map<string, Response>();
    stores.set(name, store);
    return {
      keys: async () => [...store.keys()].map((url) => ({ url })),
      delete: async ({ url }: { url: string }) => store.delete(url),
      match: async (path: string) => store.get(address(path))?.clone(),
      put: async (path: string, response: Response) => void store.set(address(path), response),
    };
  };
  return {
    caches: { open } as unknown as CacheStorage,
    has: (name: string, path: string) => !!stores.get(name)?.has(address(path)),
  };
}

test("what an open tab of the version before still asks for stays; what is two versions old goes", async () => {
  const { caches, has } = memoryCaches({
    [pagesCache]: ["/a.1.js", "/a.2.js", "/a.3.js"],
    [courseCache]: [wantedNote],
  });
  await sweep(["/a.1.js"], caches);
  expect(has(pagesCache, "/a.2.js")).toBe(false);
  const store = await caches.open(pagesCache);
  for (const path of ["/a.2.js", "/a.3.js"]) await store.put(path, new Response());
  await sweep(["/a.2.js"], caches);
  expect([has(pagesCache, "/a.1.js"), has(pagesCache, "/a.2.js"), has(pagesCache, "/a.3.js")]).toEqual([
    true,
    true,
    false,
  ]);
  await store.put("/a.3.js", new Response());
  await sweep(["/a.3.js"], caches);
  expect([has(pagesCache, "/a.1.js"), has(pagesCache, "/a.2.js"), has(pagesCache, "/a.3.js")]).toEqual([
    false,
    true,
    true,
  ]);
});

test("the note that the whole course is wanted survives every version", async () => {
  const { caches, has } = memoryCaches({ [courseCache]: [wantedNote, "/old.wasm"] });
  await sweep([], caches);
  await sweep([], caches);
  expect([has(courseCache, wantedNote), has(courseCache, "/old.wasm")]).toEqual([true, false]);
});
