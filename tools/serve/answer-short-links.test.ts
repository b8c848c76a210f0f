import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { shortLinkSchema } from "../../src/contract/lan.ts";
import { type RunningServer, startServer } from "./server.ts";

const root = mkdtempSync(join(tmpdir(), "short-links-"));
writeFileSync(join(root, "index.html"), "<h1>home</h1>");
writeFileSync(join(root, "_build.json"), '{"base":"/x"}');
let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ root, port: 0, host: "", readInterfaces: () => ({}) });
});
afterAll(async () => {
  await server.close();
  rmSync(root, { recursive: true });
});

const lesson = "/lessons/exhaustion/?view=code#s=1.eJyrVk";
const leave = (body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/room/links`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Origin: new URL(server.url).origin, ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });

test("a link that was left leads to its page with query and fragment, below the site's folder", async () => {
  const response = await leave({ path: lesson });
  expect(response.status).toBe(201);
  const { path } = shortLinkSchema.parse(await response.json());
  for (const typed of [path, path.toUpperCase().replace("/S/", "/s/"), `${path}/`]) {
    const followed = await fetch(server.url + typed, { redirect: "manual" });
    expect(followed.status).toBe(302);
    expect(followed.headers.get("location")).toBe(`/x${lesson}`);
    expect(followed.headers.get("cache-control")).toBe("no-store");
  }
});

test("the longest link that the site makes is taken", async () => {
  const path = `/incidents/the-long-name-of-an-incident/?view=code#s=1.${"a".repeat(24_000)}`;
  const { path: short } = shortLinkSchema.parse(await (await leave({ path })).json());
  // fetch() of Node takes headers of 16 KB; browsers take 250 and more.
  const location = await new Promise((done, reject) => {
    request(server.url + short, { maxHeaderSize: 64_000 }, (response) => {
      response.resume();
      done(response.headers.location);
    })
      .once("error", reject)
      .end();
  });
  expect(location).toBe(`/x${path}`);
});

test("an id that nobody left is answered in words", async () => {
  const response = await fetch(`${server.url}/s/2222`);
  expect(response.status).toBe(404);
  expect(await response.text()).toContain("No such link here.");
});

test.each([
  ["another site's page", { path: lesson }, { Origin: "http://evil.example" }, 403],
  ["what came through a proxy", { path: lesson }, { "X-Forwarded-For": "10.0.0.9" }, 403],
  ["a type that any page may send", { path: lesson }, { "Content-Type": "text/plain" }, 415],
  ["another host's address", { path: "https://evil.example/" }, {}, 400],
  ["what is no JSON", "{", {}, 400],
  ["more than the longest link", { path: `/#${"a".repeat(27_000)}` }, {}, 413],
])("%s is refused", async (_what, body, headers, status) => {
  expect((await leave(body, headers)).status).toBe(status);
});

test("links are neither listed nor replaced", async () => {
  expect((await fetch(`${server.url}/room/links`)).status).toBe(405);
  expect((await fetch(`${server.url}/s/2222`, { method: "PUT" })).status).toBe(405);
});
