import { afterEach, expect, it } from "vitest";
import { type Door, installDoor } from "../../../src/contract/asgi.ts";
import { App, type ListenOptions } from "./index.ts";

const served: Parameters<Door["serve"]>[] = [];
installDoor({
  serve: (...given) => served.push(given),
  adoptGenerator: () => 0,
  askingFor: (_, ask) => ask(),
  generatorChanged: () => undefined,
});
afterEach(() => {
  served.length = 0;
});

it("pings nobody unless told", () => {
  new App().listen(8000);
  expect(served.map(([, port, keepAlive]) => [port, keepAlive])).toEqual([[8000, null]]);
});

it("hands interval and time-out of its pings to whatever serves it", () => {
  new App().listen(8000, { pingIntervalMs: 20_000, pingTimeoutMs: 5_000 });
  expect(served[0]?.[2]).toEqual({ pingIntervalMs: 20_000, pingTimeoutMs: 5_000 });
});

it.each<ListenOptions>([
  { pingIntervalMs: 1 },
  { pingTimeoutMs: 1 },
  { pingIntervalMs: 0, pingTimeoutMs: 1 },
  { pingIntervalMs: 1, pingTimeoutMs: Number.NaN },
])("refuses pings that cannot be kept up: %o", (options) => {
  expect(() => new App().listen(8000, options)).toThrow("pings need pingIntervalMs and pingTimeoutMs, both above 0");
});
