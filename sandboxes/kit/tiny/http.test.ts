import { afterEach, describe, expect, it, vi } from "vitest";
import { request } from "./asgi-driver.ts";
import { App, HttpError, Reply } from "./index.ts";

const logged = vi.spyOn(console, "error").mockImplementation(() => undefined);
afterEach(() => logged.mockClear());

describe("an HTTP route", () => {
  it("sends what its handler returns as JSON", async () => {
    const app = new App().get("/ping", () => ({ pong: true }));
    const answer = await request(app.asgi, "GET", "/ping");
    expect(answer).toMatchObject({ status: 200, body: '{"pong":true}' });
    expect(answer.headers.get("content-type")).toBe("application/json");
  });

  it("sends text as it is, and null for nothing", async () => {
    const app = new App().get("/text", () => "hello").get("/nothing", () => undefined);
    expect((await request(app.asgi, "GET", "/text")).body).toBe("hello");
    expect((await request(app.asgi, "GET", "/nothing")).body).toBe("null");
  });

  it("hands path parameters over decoded, and the query", async () => {
    const app = new App().get("/users/{id}/items/{name}", ({ params, query }) => [
      params.id,
      params.name,
      query.get("q"),
    ]);
    const answer = await request(app.asgi, "GET", "/users/7/items/a%20b?q=x");
    expect(JSON.parse(answer.body)).toEqual(["7", "a b", "x"]);
  });

  it("reads a JSON body", async () => {
    const app = new App().post("/items", async (request) => request.json());
    expect((await request(app.asgi, "POST", "/items", '{"a":1}')).body).toBe('{"a":1}');
    expect((await request(app.asgi, "POST", "/items", "{")).status).toBe(400);
  });

  it("answers with the status and headers of a Reply", async () => {
    const app = new App().put("/items", () => new Reply("made", { status: 201, headers: { "x-a": "b" } }));
    const answer = await request(app.asgi, "PUT", "/items");
    expect(answer).toMatchObject({ status: 201, body: "made" });
    expect(answer.headers.get("x-a")).toBe("b");
  });

  it("answers an error with 500 and a log line, and tells the client nothing of it", async () => {
    const app = new App().delete("/items", () => {
      throw new Error("secret");
    });
    const answer = await request(app.asgi, "DELETE", "/items");
    expect(answer).toMatchObject({ status: 500, body: '{"error":"Internal Server Error"}' });
    expect(logged).toHaveBeenCalledOnce();
  });

  it("answers an HttpError with its status and words, without a log line", async () => {
    const app = new App().get("/items/{id}", ({ params }) => {
      throw new HttpError(404, `no item ${params.id}`);
    });
    expect(await request(app.asgi, "GET", "/items/9")).toMatchObject({ status: 404, body: '{"error":"no item 9"}' });
    expect(logged).not.toHaveBeenCalled();
  });

  it("answers 404 where there is no path and 405 where there is no such method", async () => {
    const app = new App().get("/items", () => []).post("/items", () => []);
    expect((await request(app.asgi, "GET", "/other")).status).toBe(404);
    const answer = await request(app.asgi, "DELETE", "/items");
    expect(answer.status).toBe(405);
    expect(answer.headers.get("allow")).toBe("GET, POST");
  });
});

it("listening outside an engine says what to do", () => {
  expect(() => new App().listen(8000)).toThrow("app.listen(8000) found no engine to serve it");
});
