import { defaultDatabaseOptions } from "../../../src/contract/default-database.ts";
import type { HarnessMessage, Pace } from "../../../src/contract/harness-protocol.ts";
import type { ActorCommand } from "../../../src/contract/scenario.ts";
import type { TraceEvent } from "../../../src/contract/trace-event.ts";
import type { Engine, Run, RunEnd, StartError } from "../../../src/engine/engine.ts";

export interface Program {
  readonly files: Readonly<Record<string, string>>;
  readonly seedSql?: string;
  readonly processes?: number;
}

/** One run and all that it said. */
export interface Session {
  readonly run: Run;
  readonly trace: readonly TraceEvent[];
  readonly ends: readonly RunEnd[];
  /** Where the clock stands, as last told. */
  clock(): { readonly atMs: number; readonly pace: Pace } | null;
  /** Resolves once `holds`; it is asked again after each message. */
  until(what: string, holds: () => boolean): Promise<void>;
  does(command: ActorCommand): void;
}

const limitMs = 20_000;

/** A promise that must settle soon, or says what did not come. */
async function soon<T>(what: () => string, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`did not come within ${limitMs} ms: ${what()}`)), limitMs);
  });
  return Promise.race([work, limit]).finally(() => clearTimeout(timer));
}

export async function startSession(
  engine: Engine,
  { files, seedSql = "", processes = 1 }: Program,
  seed = 1,
): Promise<Session> {
  const trace: TraceEvent[] = [];
  const ends: RunEnd[] = [];
  let clock: Extract<HarnessMessage, { kind: "clock" }> | null = null;
  let lookAgain: () => void = () => undefined;
  const started = await soon(
    () => "a listening server",
    engine.start(
      { files, entry: "main.ts", seedSql, processes },
      {
        database: defaultDatabaseOptions,
        seed,
        onStage: () => undefined,
        onMessage(message) {
          if (message.kind === "trace") trace.push(...message.events);
          if (message.kind === "clock") clock = message;
          lookAgain();
        },
        onEnd(end) {
          ends.push(end);
          lookAgain();
        },
      },
      new AbortController().signal,
    ),
  );
  if (!started.ok) throw new Error(`did not start: ${JSON.stringify(started.error)}`);
  const run = started.value;
  return {
    run,
    trace,
    ends,
    clock: () => clock,
    until(what, holds) {
      const found = new Promise<void>((resolve) => {
        lookAgain = () => holds() && resolve();
        lookAgain();
      });
      const seen = () => `ends ${JSON.stringify(ends)}, the log's last ${JSON.stringify(trace.slice(-3))}`;
      return soon(() => `${what}; ${seen()}`, found);
    },
    does: (command) => run.send({ kind: "traffic", command }),
  };
}

/** Why a program does not start. */
export async function startFailing(
  engine: Engine,
  { files, seedSql = "", processes = 1 }: Program,
): Promise<StartError | null> {
  const started = await soon(
    () => "an answer to start",
    engine.start(
      { files, entry: "main.ts", seedSql, processes },
      {
        database: defaultDatabaseOptions,
        seed: 1,
        onStage: () => undefined,
        onMessage: () => undefined,
        onEnd: () => undefined,
      },
      new AbortController().signal,
    ),
  );
  if (!started.ok) return started.error;
  await started.value.stop();
  return null;
}
