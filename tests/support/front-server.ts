/** A door before the small server: counts what is asked for, holds one file back, answers another by itself. */
import { createServer, request as forward, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { startServer } from "../../tools/serve/server.ts";

export interface FrontServer {
  readonly url: string;
  /** Paths in the order in which they were asked for. */
  readonly asked: string[];
  /** True breaks every connection, as a network does that is gone. */
  cut: boolean;
  /** Requests for a path that matches wait until the function that this returns is called. */
  hold(path: RegExp): () => void;
  /** Answers requests for `path` by itself. */
  answer(path: string, answer: (upstream: Response) => Promise<{ status: number; body: string }>): void;
  /** Serves another folder from now on, as a host does with a new version. */
  serve(root: string): Promise<void>;
  close(): Promise<void>;
}

export async function startFrontServer(root: string): Promise<FrontServer> {
  let back = await startServer({ root, port: 0 });
  const asked: string[] = [];
  const holds = new Set<{ readonly path: RegExp; readonly released: Promise<void> }>();
  const answers = new Map<string, Parameters<FrontServer["answer"]>[1]>();

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (door.cut) return void response.destroy();
    const path = request.url ?? "/";
    asked.push(path);
    for (const { path: held, released } of [...holds]) if (held.test(path)) await released;
    const answer = answers.get(path);
    if (answer) {
      const upstream = await fetch(back.url + path);
      const { status, body } = await answer(upstream);
      response.writeHead(status, { "Content-Type": upstream.headers.get("content-type") ?? "text/plain" }).end(body);
      return;
    }
    const { method, headers } = request;
    const upstream = forward(back.url + path, { method, headers }, (given) => {
      response.writeHead(given.statusCode ?? 502, given.headers);
      given.pipe(response);
    });
    upstream.on("error", () => response.destroy());
    upstream.end();
  }

  const front = createServer((request, response) => void handle(request, response).catch(() => response.destroy()));
  await new Promise<void>((done) => front.listen(0, "localhost", done));
  const door: FrontServer = {
    url: `http://localhost:${(front.address() as AddressInfo).port}`,
    asked,
    cut: false,
    hold(path) {
      const { promise: released, resolve } = Promise.withResolvers<void>();
      const held = { path, released };
      holds.add(held);
      return () => {
        holds.delete(held);
        resolve();
      };
    },
    answer: (path, answer) => void answers.set(path, answer),
    async serve(next) {
      const before = back;
      back = await startServer({ root: next, port: 0 });
      await before.close();
    },
    async close() {
      await new Promise((done) => {
        front.close(done);
        front.closeAllConnections();
      });
      await back.close();
    },
  };
  return door;
}
