import { afterEach, describe, expect, it, vi } from "vitest";
import { type GeneratorPhase, type HttpScope, installDoor } from "../../../src/contract/asgi.ts";
import { openSocket, request } from "./asgi-driver.ts";
import { App, HttpError, type RequestContext } from "./index.ts";

const logged = vi.spyOn(console, "error").mockImplementation(() => undefined);
const log: string[] = [];
const phases: [name: string, phase: GeneratorPhase][] = [];
installDoor({
  serve: () => undefined,
  adoptGenerator: () => 0,
  askingFor: (_, ask) => ask(),
  generatorChanged: ({ name, phase }) => phases.push([name, phase]),
});
afterEach(() => {
  logged.mockClear();
  log.length = 0;
  phases.length = 0;
});

const rootScope: HttpScope = {
  type: "http",
  method: "GET",
  path: "/",
  queryString: "",
  headers: [],
  client: "request 1",
};
const receiveDisconnect = async () => ({ type: "http.disconnect" }) as const;

async function* getDb({ client }: RequestContext) {
  log.push(`open for ${client}`);
  try {
    yield "db";
  } catch (error) {
    log.push(`caught ${(error as Error).message}`);
    throw error;
  } finally {
    log.push("close");
  }
}

function* getUser() {
  log.push("user in");
  yield 7;
  log.push("user out");
}

describe("a dependency", () => {
  it("passes its value in and ends once the answer is sent, last in first out", async () => {
    const app = new App().get("/", [getDb, getUser], (_, db, user) => {
      log.push("handler");
      const total: number = user + 1;
      return db.toUpperCase() + total;
    });
    const answer = await request(app.asgi, "GET", "/");
    expect(answer.body).toBe("DB8");
    expect(log).toEqual(["open for request 1", "user in", "handler", "user out", "close"]);
  });

  it("sees the handler's error at its yield", async () => {
    const app = new App().get("/", [getDb], () => {
      throw new Error("boom");
    });
    expect((await request(app.asgi, "GET", "/")).status).toBe(500);
    expect(log).toEqual(["open for request 1", "caught boom", "close"]);
    expect(phases.map(([, phase]) => phase)).toEqual(["created", "running", "suspended", "thrown-into", "threw"]);
  });

  it("that swallows the error leaves nothing to answer with, and those outside see an ordinary end", async () => {
    function* swallow() {
      try {
        yield;
      } catch {
        log.push("swallowed");
      }
    }
    const app = new App().get("/", [getDb, swallow], () => {
      throw new Error("boom");
    });
    expect((await request(app.asgi, "GET", "/")).status).toBe(500);
    expect(log).toEqual(["open for request 1", "swallowed", "close"]);
    expect(String(logged.mock.calls[0]?.[1])).toContain("a dependency swallowed the handler's error");
  });

  it("may turn the error into an answer", async () => {
    function* translate() {
      try {
        yield;
      } catch {
        throw new HttpError(503, "try later");
      }
    }
    const app = new App().get("/", [translate], () => {
      throw new Error("boom");
    });
    expect(await request(app.asgi, "GET", "/")).toMatchObject({ status: 503, body: '{"error":"try later"}' });
  });

  it("that fails before its yield ends those outside it", async () => {
    function* refuse({ query }: RequestContext) {
      if (!query.has("token")) throw new HttpError(401, "who are you?");
      yield;
    }
    const app = new App().get("/", [getDb, refuse], () => "never");
    expect((await request(app.asgi, "GET", "/")).status).toBe(401);
    expect(log).toEqual(["open for request 1", "caught who are you?", "close"]);
  });

  it("that fails after its yield is logged: the answer was sent already", async () => {
    function* fails() {
      yield;
      throw new Error("commit failed");
    }
    const app = new App().get("/", [fails], () => "saved");
    expect(await request(app.asgi, "GET", "/")).toMatchObject({ status: 200, body: "saved" });
    expect(logged).toHaveBeenCalledOnce();
    expect(phases).toEqual(["created", "running", "suspended", "resumed", "threw"].map((phase) => ["fails", phase]));
    const ended = app.asgi(rootScope, receiveDisconnect, async () => undefined);
    await expect(ended, "the engine notes how the holder ended").rejects.toThrow("commit failed");
  });

  it("yields exactly once", async () => {
    function* twice() {
      yield 1;
      yield 2;
    }
    function* never({ query }: RequestContext) {
      if (query.has("token")) yield;
    }
    const app = new App().get("/twice", [twice], () => "").get("/never", [never], () => "");
    await request(app.asgi, "GET", "/twice");
    expect(String(logged.mock.calls[0]?.[1])).toContain("twice yielded twice");
    expect((await request(app.asgi, "GET", "/never")).status).toBe(500);
  });

  it("that ends without a yield is told to have ended", async () => {
    async function* never({ query }: RequestContext) {
      if (query.has("token")) yield;
    }
    await request(new App().get("/", [never], () => "").asgi, "GET", "/");
    expect(phases).toEqual(["created", "running", "returned"].map((phase) => ["never", phase]));
  });

  it("comes to its end too when the answer can no longer be sent", async () => {
    const app = new App().get("/", [getDb], () => "late");
    const gone = new Error("the connection is over");
    await expect(app.asgi(rootScope, receiveDisconnect, () => Promise.reject(gone))).rejects.toBe(gone);
    expect(log).toEqual(["open for request 1", "caught the connection is over", "close"]);
    expect(phases.at(-1)).toEqual(["getDb", "threw"]);
  });

  it("of a socket lives as long as the socket, and ends before it is closed", async () => {
    const app = new App().websocket("/ws/{room}", [getDb], async (socket) => {
      await socket.accept();
      for await (const message of socket) log.push(`${socket.params.room} heard ${message}`);
    });
    const tab = openSocket(app.asgi, "/ws/blue");
    await tab.nextSent();
    expect(log).toEqual(["open for tab 1"]);
    tab.deliver({ type: "websocket.receive", text: "x" });
    tab.deliver({ type: "websocket.disconnect", code: 1000, reason: "" });
    await tab.ended;
    expect(log).toEqual(["open for tab 1", "blue heard x", "close"]);
    expect(phases).toEqual(["created", "running", "suspended", "resumed", "returned"].map((phase) => ["getDb", phase]));
  });

  it("of a socket that fails at its end closes the socket with 1011", async () => {
    function* fails() {
      yield;
      throw new Error("rollback failed");
    }
    const app = new App().websocket("/ws", [fails], async (socket) => socket.accept());
    const tab = openSocket(app.asgi, "/ws");
    await tab.ended;
    expect(tab.sent.at(-1)).toMatchObject({ type: "websocket.close", code: 1011 });
  });
});
