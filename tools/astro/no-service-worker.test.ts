import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { noServiceWorker } from "./no-service-worker.mjs";

type Answer = Parameters<typeof createServer>[1];
type Middleware = (...args: [...Parameters<NonNullable<Answer>>, () => void]) => void;

test("in development the built site's worker is answered with one that unregisters itself, and nothing else is touched", async () => {
  const middlewares: Middleware[] = [];
  const hook = noServiceWorker().hooks["astro:server:setup"] as unknown as (options: object) => void;
  hook({ server: { middlewares: { use: (each: Middleware) => middlewares.push(each) } } });
  const server = createServer((request, response) =>
    middlewares[0]?.(request, response, () => response.end("the page")),
  );
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const worker = await fetch(`${base}/sw.js?v=2`);
  expect(worker.headers.get("content-type")).toBe("text/javascript");
  expect(await worker.text()).toContain("registration.unregister()");
  expect(await (await fetch(`${base}/lessons/exhaustion/`)).text()).toBe("the page");
  server.close();
});
