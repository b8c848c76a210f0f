/** The test page: the engines, to be driven from outside. */
import { defaultDatabaseOptions } from "../../../src/contract/default-database.ts";
import type { SourceFile } from "../../../src/contract/sandbox.ts";
import type { ContainerHost } from "../../../src/engine/container-host.ts";
import { createEmbeddedEngine } from "../../../src/engine/embedded/create-embedded-engine.ts";
import type { Engine } from "../../../src/engine/engine.ts";
import { createPageDatabase } from "../../../src/engine/page-database.ts";
import {
  type ContainerHostOptions,
  createContainerHost,
} from "../../../src/engine/webcontainer/create-container-host.ts";
import { forgetUnavailable } from "../../../src/engine/webcontainer/remembered-failure.ts";
import { type Expectation, verifyProgram } from "../../../tools/lessons/verify-program.ts";
import { type Observation, observations } from "../conformance/observations.ts";
import type { Program } from "../conformance/session.ts";
import { definitions } from "./definitions.ts";

const database = createPageDatabase();
const firstPreview = Promise.withResolvers<string>();
const states: string[] = [];

function createHost(options: Omit<ContainerHostOptions, "database"> = {}): ContainerHost {
  const host = createContainerHost({ database, ...options });
  host.onChange((state) => states.push(state.kind === "starting" ? state.stage : state.kind));
  return host;
}

let verifying: Engine | undefined;

/** One engine for all programs: each run begins from its lesson's seed. */
async function verifyLesson(slug: string, files: readonly SourceFile[], expectation: Expectation): Promise<string[]> {
  verifying ??= createEmbeddedEngine(database);
  const definition = await definitions[slug]?.();
  if (!definition) throw new Error(`no definition of ${slug} is in this page`);
  return verifyProgram(verifying, definition, files, expectation);
}

const engines = {
  verifyLesson,
  states,
  firstPreview: firstPreview.promise,
  createHost,
  createPreviewHost: (apiKey: string | null = null) =>
    createHost({ apiKey, onPreview: ({ url }) => firstPreview.resolve(url) }),
  createEmbedded: () => createEmbeddedEngine(database),
  observe: (engine: Engine, name: Observation) => observations[name](engine),
  /** On any free port, for the stand-in's are this machine's. */
  start: (engine: Engine, { files, seedSql = "" }: Program) =>
    engine.start(
      { files, entry: "main.ts", seedSql, processes: 1 },
      {
        database: defaultDatabaseOptions,
        seed: 1,
        listen: { host: "127.0.0.1", port: 0 },
        onStage: () => undefined,
        onMessage: () => undefined,
        onEnd: () => undefined,
      },
      new AbortController().signal,
    ),
  forgetUnavailable,
};

declare global {
  var testPage: typeof engines;
}
globalThis.testPage = engines;
