import { afterEach, describe, expect, it, vi } from "vitest";
import { drive, request } from "./asgi-driver.ts";
import { App, Reply } from "./index.ts";

const logged = vi.spyOn(console, "error").mockImplementation(() => undefined);
const log: string[] = [];
afterEach(() => {
  logged.mockClear();
  log.length = 0;
});

async function* getDb() {
  try {
    yield "db";
  } catch (error) {
    log.push(`caught ${(error as Error).message}`);
    throw error;
  } finally {
    log.push("close");
  }
}

const scope = { type: "http", method: "GET", path: "/", queryString: "", headers: [], client: "request 1" } as const;

describe("a streamed answer", () => {
  it("goes out piece by piece as it is made, its dependency open until the last", async () => {
    let goOn = () => undefined as undefined;
    const app = new App().get("/", [getDb], async function* (_, db) {
      yield `${db} 1`;
      await new Promise<void>((resolve) => {
        goOn = () => void resolve();
      });
      yield { n: 2 };
    });
    const connection = drive(app.asgi, scope);
    expect(await connection.nextSent()).toMatchObject({ type: "http.response.start", status: 200 });
    expect(await connection.nextSent()).toEqual({ type: "http.response.body", body: "db 1", moreBody: true });
    await Promise.resolve();
    expect(log).toEqual([]);
    goOn();
    await connection.ended;
    expect(connection.sent.slice(2)).toEqual([
      { type: "http.response.body", body: '{"n":2}', moreBody: true },
      { type: "http.response.body", body: "", moreBody: false },
    ]);
    expect(log).toEqual(["close"]);
  });

  it("may come from an ordinary generator, with headers of its own", async () => {
    function* lines() {
      yield "a\n";
      yield "b\n";
    }
    const app = new App().get("/", () => new Reply(lines(), { headers: { "content-type": "text/csv" } }));
    const answer = await request(app.asgi, "GET", "/");
    expect(answer.body).toBe("a\nb\n");
    expect(answer.headers.get("content-type")).toBe("text/csv");
  });

  it("that fails half-way is cut off: its dependency sees the error, and the log tells", async () => {
    async function* breaks() {
      yield "a";
      throw new Error("half-way");
    }
    const app = new App().get("/", [getDb], () => new Reply(breaks()));
    const connection = drive(app.asgi, scope);
    await connection.ended;
    expect(connection.sent.map(({ type }) => type)).toEqual(["http.response.start", "http.response.body"]);
    expect(log).toEqual(["caught half-way", "close"]);
    expect(logged).toHaveBeenCalledOnce();
  });

  it("ends its generator when the client has left", async () => {
    async function* endless() {
      try {
        while (true) yield "x";
      } finally {
        log.push("stream ended");
      }
    }
    const app = new App().get("/", [getDb], () => new Reply(endless()));
    let sent = 0;
    const send = async () => {
      sent += 1;
      if (sent > 3) throw new Error("gone");
    };
    await expect(app.asgi(scope, async () => ({ type: "http.disconnect" }), send)).rejects.toThrow("gone");
    expect(log).toEqual(["stream ended", "caught gone", "close"]);
    expect(logged, "a client that leaves is no failure").not.toHaveBeenCalled();
  });
});

describe("a background task", () => {
  it("runs once the answer is sent, and its failure is the dependency's to see and the log's to tell", async () => {
    const app = new App().get("/", [getDb], () => {
      const background = async () => {
        log.push("background");
        throw new Error("mail");
      };
      return new Reply("queued", { background });
    });
    expect(await request(app.asgi, "GET", "/")).toMatchObject({ status: 200, body: "queued" });
    expect(log).toEqual(["background", "caught mail", "close"]);
    expect(logged).toHaveBeenCalledOnce();
  });
});
