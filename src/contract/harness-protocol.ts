/**
 * Messages between the page and the harness in a server process: what the harness says is JSON text, over a
 * MessagePort in a worker, as lines on stdio elsewhere. A process lives from `boot` to its run's `stop`; bulk data (the
 * trace) comes in batches.
 */
import * as z from "zod";
import { databaseOptionsSchema } from "./database-options.ts";
import { maxBatchEvents } from "./flow-control.ts";
import { actorCommandSchema, requestLoadSchema, scenarioSchema } from "./scenario.ts";
import { errorInfoSchema, traceEventSchema } from "./trace-event.ts";

/** `live` follows the wall clock at a rate; `fast` jumps to the next timer whenever nothing is in flight. */
export const paceSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("paused") }),
  z.object({ kind: z.literal("live"), rate: z.number().min(0.01).max(1_000) }),
]);
export type Pace = z.infer<typeof paceSchema>;

/** More server processes than this in one run prove nothing more. */
export const maxProcesses = 16;

/** Where real clients reach the server, beside the traffic of the harness. */
export const listenOptionsSchema = z.object({
  /** An address of this machine: `127.0.0.1` for its own clients alone. */
  host: z.string().min(1).max(255),
  /** Null takes the one of the program's `app.listen()`, 0 any free one; a further server process takes the next. */
  port: z.int().min(0).max(65_535).nullable(),
});
export type ListenOptions = z.infer<typeof listenOptionsSchema>;

export const addressSchema = z.object({
  processId: z.int().min(0),
  host: z.string().max(255),
  port: z.int().min(1).max(65_535),
});
/** Where a server process listens for real clients. */
export type ServerAddress = z.infer<typeof addressSchema>;

export const bootSchema = z.object({
  processId: z.int().min(0),
  /** How many server processes the run has; the clocks of several are kept in step by their database. */
  processes: z.int().min(1).max(maxProcesses),
  /** Path to JavaScript with the types stripped, positions kept. */
  files: z.record(z.string().max(500), z.string().max(1_000_000)),
  entry: z.string().max(500),
  database: databaseOptionsSchema,
  seed: z.int().min(0),
  /** Unix time of virtual time 0, milliseconds; left out, the contract's fixed moment. */
  epochMs: z.number().min(0).optional(),
  /** Null opens no real port: the harness's own traffic is all there is. */
  listen: listenOptionsSchema.nullable().default(null),
});
export type Boot = z.infer<typeof bootSchema>;

export const harnessCommandSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("boot"), boot: bootSchema }),
  z.object({ kind: z.literal("traffic"), command: actorCommandSchema }),
  /** Runs a scenario in *fast* from `startMs`, or the present moment if that is later; answered by `scenario-finished`. */
  z.object({ kind: z.literal("run-scenario"), scenario: scenarioSchema, startMs: z.number().min(0) }),
  /**
   * Plays a scenario at the clock's pace, beside whatever else is going on; `scenario-finished` comes at its end or at
   * `stop-scenario`, and the server runs on. One at a time: another one stops the first.
   */
  z.object({ kind: z.literal("play-scenario"), scenario: scenarioSchema, startMs: z.number().min(0) }),
  z.object({ kind: z.literal("stop-scenario") }),
  /** Sends requests at a rate from `startMs` on, until `stop-load`; another one takes the place of the first. */
  z.object({
    kind: z.literal("start-load"),
    load: requestLoadSchema,
    startMs: z.number().min(0),
    /** Of `processes` senders that take turns, this is number `processId`. */
    share: z.object({ processId: z.int().min(0), processes: z.int().min(1).max(maxProcesses) }),
  }),
  z.object({ kind: z.literal("stop-load") }),
  z.object({ kind: z.literal("set-pace"), pace: paceSchema }),
  /** While paused: delivers the next cause. */
  z.object({ kind: z.literal("step") }),
  /** So many more messages were taken in: as many may follow (`flow-control.ts`). */
  z.object({ kind: z.literal("received"), messages: z.int().min(1) }),
]);
export type HarnessCommand = z.infer<typeof harnessCommandSchema>;

export const startFailureSchema = z.object({
  code: z.enum([
    "syntax-error",
    "missing-entry",
    "missing-module",
    "missing-export",
    "unknown-package",
    "circular-import",
    "exception",
    "not-listening",
    "port-not-opened",
  ]),
  message: z.string().max(20_000),
  remedy: z.string().max(2_000),
  error: errorInfoSchema,
});
export type StartFailure = z.infer<typeof startFailureSchema>;

export const harnessMessageSchema = z.discriminatedUnion("kind", [
  /** The runtime is loaded and waits for `boot`. */
  z.object({ kind: z.literal("ready") }),
  z.object({ kind: z.literal("listening"), port: z.int(), atMs: z.number().min(0) }),
  /** Real clients are served here; comes before `listening`, and only where `boot.listen` asked for it. */
  z.object({ kind: z.literal("address"), address: addressSchema }),
  z.object({ kind: z.literal("start-failed"), failure: startFailureSchema }),
  z.object({ kind: z.literal("trace"), events: z.array(traceEventSchema).max(maxBatchEvents) }),
  /** So many lines were printed faster than a log can be read, and are not in the trace. */
  z.object({ kind: z.literal("log-dropped"), lines: z.int().min(1) }),
  /** Where virtual time stands, for a display that moves between events. */
  z.object({
    kind: z.literal("clock"),
    atMs: z.number().min(0),
    pace: paceSchema,
    /** The next moment at which something happens by itself; null when there is none. */
    dueMs: z.number().min(0).nullable(),
  }),
  z.object({ kind: z.literal("scenario-finished"), atMs: z.number().min(0) }),
  z.object({ kind: z.literal("exited"), exitCode: z.int() }),
]);
export type HarnessMessage = z.infer<typeof harnessMessageSchema>;
