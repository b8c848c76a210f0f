import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bootTestEngine, type TestEngine } from "../../../src/postgres/testing/boot-test-engine.ts";
import { allScripts } from "./all-scripts.ts";
import { expectTranscript, findIdleDepartures } from "./departures.ts";
import { fixturePath, fixturesFolder } from "./fixture-file.ts";
import { createMultiplexerTarget } from "./multiplexer-target.ts";
import { renderStep } from "./render-step.ts";
import { runScript } from "./run-script.ts";
import type { Script } from "./script.ts";
import { formatTranscript, parseTranscript, type Transcript } from "./transcript.ts";

let engine: TestEngine;
beforeAll(async () => {
  engine = await bootTestEngine();
}, 30_000);
afterAll(() => engine.backend.close());

const readFixture = (script: Script): Transcript => parseTranscript(readFileSync(fixturePath(script), "utf8"));

async function runHere(script: Script): Promise<Transcript> {
  const target = createMultiplexerTarget(engine.begin(script.seed));
  try {
    return await runScript(script, target, { user: "postgres", database: "postgres" });
  } finally {
    target.dispose();
  }
}

describe("as on a real server,", () => {
  for (const script of allScripts) {
    test(`${script.name} (${script.id})`, async () => {
      const expected = expectTranscript(script, readFixture(script));
      expect(formatTranscript(await runHere(script))).toBe(formatTranscript(expected));
    });
  }
});

describe("the fixtures", () => {
  test("are of the scripts as they stand: else record them anew", () => {
    const stale = allScripts.filter(
      (script) =>
        readFixture(script)
          .steps.map(({ heading }) => heading)
          .join("\n") !== script.steps.map(renderStep).join("\n"),
    );
    expect(stale.map(({ id }) => id)).toEqual([]);
  });

  test("belong to one script each", () => {
    expect(readdirSync(fixturesFolder).sort()).toEqual(allScripts.map(({ id }) => `${id}.txt`).sort());
  });

  test("differ from every declared departure", () => {
    expect(allScripts.flatMap((script) => findIdleDepartures(script, readFixture(script)))).toEqual([]);
  });
});
