import { afterEach, describe, expect, it, vi } from "vitest";
import { drive } from "./asgi-driver.ts";
import { App, depends, type ExitMode, HttpError, Reply } from "./index.ts";

vi.spyOn(console, "error").mockImplementation(() => log.push("logged"));
const log: string[] = [];
afterEach(() => {
  log.length = 0;
});

async function* getDb() {
  log.push("open");
  try {
    yield "db";
  } catch (error) {
    log.push(`except ${(error as Error).message}`);
    throw error;
  } finally {
    log.push("finally");
  }
}

function* failsAtItsEnd() {
  yield;
  log.push("commit fails");
  throw new Error("commit");
}

function* swallows() {
  try {
    yield;
  } catch {
    log.push("swallowed");
  }
}

async function* pieces() {
  for (const piece of ["a", "b"]) {
    log.push(`piece ${piece}`);
    yield piece;
  }
}

function createApp(exit: ExitMode): App {
  return new App({ exit })
    .get("/plain", [getDb], () => void log.push("handler"))
    .get("/stream", [getDb], () => new Reply(pieces()))
    .get("/background", [getDb], () => new Reply("ok", { background: () => log.push("background") }))
    .get("/http404", [getDb], () => {
      throw new HttpError(404, "none");
    })
    .get("/boom", [getDb], () => {
      throw new Error("boom");
    })
    .get("/commit", [getDb, failsAtItsEnd], () => "saved")
    .get("/swallowed", [swallows], () => {
      throw new HttpError(404, "none");
    });
}

/** What happened, in order, in one line. */
async function course(app: App, path: string): Promise<string> {
  log.length = 0;
  const scope = { type: "http", method: "GET", path, queryString: "", headers: [], client: "request 1" } as const;
  const connection = drive(
    (given, receive, send) =>
      app.asgi(given, receive, async (message) => {
        if (message.type === "http.response.start") log.push(`SENT ${message.status}`);
        else if (message.type === "http.response.body" && !message.moreBody) log.push("SENT end");
        await send(message);
      }),
    scope,
  );
  await connection.ended;
  return log.join(" > ");
}

// As FastAPI does it; seen by running 0.92, 0.105, 0.106, 0.115, 0.117, 0.118, 0.121 and 0.125.
const afterTheAnswer = {
  "/plain": "open > handler > SENT 200 > SENT end > finally",
  "/stream": "open > SENT 200 > piece a > piece b > SENT end > finally",
  "/background": "open > SENT 200 > SENT end > background > finally",
  "/http404": "open > except none > finally > SENT 404 > SENT end",
  "/boom": "open > except boom > finally > logged > SENT 500 > SENT end",
  "/commit": "open > SENT 200 > SENT end > commit fails > except commit > finally > logged",
};
const beforeTheAnswer = {
  "/plain": "open > handler > finally > SENT 200 > SENT end",
  "/stream": "open > finally > SENT 200 > piece a > piece b > SENT end",
  "/background": "open > finally > SENT 200 > SENT end > background",
  "/http404": "open > except none > finally > SENT 404 > SENT end",
  "/boom": "open > except boom > finally > logged > SENT 500 > SENT end",
  "/commit": "open > commit fails > except commit > finally > logged > SENT 500 > SENT end",
};
const courses = [
  ["0.105", { ...afterTheAnswer, "/swallowed": "swallowed > SENT 404 > SENT end" }],
  ["0.106", { ...beforeTheAnswer, "/swallowed": "swallowed > logged > SENT 500 > SENT end" }],
  ["0.118", { ...afterTheAnswer, "/swallowed": "swallowed > logged > SENT 500 > SENT end" }],
  ["0.121", { ...afterTheAnswer, "/swallowed": "swallowed > logged > SENT 500 > SENT end" }],
] as const;

describe.each(courses)("under exit %s", (exit, expected) => {
  it.each(Object.entries(expected))("%s runs: %s", async (path, order) => {
    expect(await course(createApp(exit), path)).toBe(order);
  });
});

it("is 0.118 unless told", async () => {
  const app = new App().get("/", [getDb], () => "");
  expect(await course(app, "/")).toBe("open > SENT 200 > SENT end > finally");
});

it("refuses a version that it does not know, and says which it knows", () => {
  expect(() => new App({ exit: "0.120" as ExitMode })).toThrow("it can be 0.105, 0.106, 0.118, 0.121");
});

describe("a dependency's scope", () => {
  function* outer() {
    yield 1;
    log.push("outer ends");
  }

  it("of a function ends before the answer, within one that lasts as long as the request", async () => {
    const app = new App({ exit: "0.121" }).get("/", [depends(getDb, { scope: "function" }), outer], (_, db, one) => {
      const sum: number = one + 1;
      return db.toUpperCase() + sum;
    });
    expect(await course(app, "/")).toBe("open > finally > SENT 200 > SENT end > outer ends");
  });

  it("makes a failed commit the answer", async () => {
    const app = new App({ exit: "0.121" }).get(
      "/",
      [outer, depends(failsAtItsEnd, { scope: "function" })],
      () => "saved",
    );
    expect(await course(app, "/")).toBe("commit fails > logged > SENT 500 > SENT end");
  });

  it("is the request unless told, and may be named", async () => {
    const app = new App({ exit: "0.121" }).get("/", [depends(outer, { scope: "request" })], () => "");
    expect(await course(app, "/")).toBe("SENT 200 > SENT end > outer ends");
  });

  it.each(["0.105", "0.106", "0.118"] as const)("cannot be named under %s", (exit) => {
    const scoped = depends(getDb, { scope: "function" });
    const message = 'depends(getDb, { scope: "function" }) needs new App({ exit: "0.121" })';
    expect(() => new App({ exit }).get("/", [scoped], () => "")).toThrow(message);
    expect(() => new App({ exit }).websocket("/", [scoped], async () => undefined)).toThrow(message);
  });
});
