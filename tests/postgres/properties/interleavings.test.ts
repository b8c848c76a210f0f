import fc from "fast-check";
import { afterAll, beforeAll, describe, test } from "vitest";
import { bootTestEngine, type TestEngine } from "../../../src/postgres/testing/boot-test-engine.ts";
import { anyCommands } from "./any-command.ts";
import { playCommands } from "./play-commands.ts";
import { propertySettings } from "./property-settings.ts";

let engine: TestEngine;
beforeAll(async () => {
  engine = await bootTestEngine();
}, 30_000);
afterAll(() => engine.backend.close());

describe("sessions that share one backend", () => {
  test("each see what PostgreSQL's sessions would, whatever they do in whatever order", () => {
    fc.assert(
      fc.property(anyCommands, (commands) => playCommands(engine, commands)),
      propertySettings(250),
    );
  }, 3_600_000);
});
