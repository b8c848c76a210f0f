/**
 * The one log of facts that leaves an engine. Everything a person sees is a pure fold over it.
 *
 * Every event carries `seq` (1, 2, … within a run), `atMs` (virtual milliseconds since the server process was
 * started), `processId` (server process, from 0) and `scopeId` (whose turn it was: a request, a socket, a task, or
 * `server`). Pools and connections are numbered within their process.
 */
import * as z from "zod";
import { loadMemory } from "./scenario.ts";
import { maxTextLength } from "./text-limit.ts";

const text = z.string().max(maxTextLength + 1);
const id = z.int().min(0);
const durationMs = z.number().min(0);

/** A place in a learner's file, 1-based. */
export const siteSchema = z.object({ file: z.string().max(500), line: z.int().min(1), column: z.int().min(1) });
export type Site = z.infer<typeof siteSchema>;

export const errorInfoSchema = z.object({
  name: z.string().max(200),
  message: text,
  /** SQLSTATE or a system error's code, where there is one. */
  code: z.string().max(100).nullable(),
  site: siteSchema.nullable(),
});
export type ErrorInfo = z.infer<typeof errorInfoSchema>;

const base = z.object({
  seq: z.int().min(1),
  atMs: z.number().min(0),
  processId: id,
  scopeId: z.string().min(1).max(200),
});
const inPool = base.extend({ poolId: id });
const onConnection = inPool.extend({ connectionId: id });
const onLease = onConnection.extend({ leaseId: id });
const onSession = base.extend({ connectionId: id, pid: id });
const onTab = base.extend({ tab: id });
const onRequest = base.extend({ requestId: id });

const waitReasonSchema = z.enum(["single-backend", "lock", "sleep", "latency"]);

export const traceEventSchema = z.discriminatedUnion("kind", [
  // The server process.
  base.extend({ kind: z.literal("server-started") }),
  base.extend({ kind: z.literal("server-listening"), port: z.int().min(0).max(65_535) }),
  base.extend({
    kind: z.literal("server-exited"),
    exitCode: z.int(),
    reason: z.enum(["stopped", "uncaught-error", "unresponsive"]),
    error: errorInfoSchema.nullable(),
  }),
  base.extend({ kind: z.literal("clock-changed"), pace: z.enum(["paused", "live", "fast"]), rate: z.number().min(0) }),
  base.extend({ kind: z.literal("scenario-started"), name: z.string().max(200), seed: z.int().min(0) }),
  base.extend({
    kind: z.literal("scenario-ended"),
    /** True where it was played live: what is out may yet be given back. */
    runsOn: z.boolean(),
  }),
  /** Nothing is left that could run by itself: no due turn, no timer of the learner's, no query, nobody waiting. */
  base.extend({ kind: z.literal("quiesced") }),
  // Who can hold a lease.
  base.extend({
    kind: z.literal("scope-opened"),
    holder: z.enum(["http", "websocket", "task"]),
    /** As people say it: `tab 31`, `GET /ping`. */
    label: z.string().max(200),
    parentScopeId: z.string().max(200),
  }),
  base.extend({
    kind: z.literal("scope-ended"),
    outcome: z.enum(["returned", "threw"]),
    error: errorInfoSchema.nullable(),
  }),
  // Pools and leases.
  inPool.extend({
    kind: z.literal("pool-created"),
    max: z.int().min(0),
    /** 0 waits for ever, as in `pg`. */
    connectionTimeoutMs: durationMs,
    site: siteSchema.nullable(),
  }),
  inPool.extend({ kind: z.literal("pool-ended") }),
  inPool.extend({
    kind: z.literal("checkout-requested"),
    leaseId: id,
    /** True when it has to stand in line: no idle connection, none left to open. */
    queued: z.boolean(),
    timeoutMs: durationMs,
    site: siteSchema.nullable(),
    /** The generator whose code asks or whose yielded session asks, where that is known beyond doubt. */
    generatorId: id.nullable().default(null),
  }),
  onLease.extend({ kind: z.literal("checkout-granted"), waitedMs: durationMs }),
  inPool.extend({
    kind: z.literal("checkout-failed"),
    leaseId: id,
    reason: z.enum(["timed-out", "error"]),
    waitedMs: durationMs,
    error: errorInfoSchema,
  }),
  onLease.extend({ kind: z.literal("lease-returned"), destroyed: z.boolean(), site: siteSchema.nullable() }),
  onConnection.extend({ kind: z.literal("connection-opening") }),
  onConnection.extend({ kind: z.literal("connection-opened"), pid: id }),
  onConnection.extend({ kind: z.literal("connection-closed"), error: errorInfoSchema.nullable() }),
  onConnection.extend({
    kind: z.literal("query-started"),
    leaseId: id.nullable(),
    queryId: id,
    sql: text,
    site: siteSchema.nullable(),
  }),
  onConnection.extend({
    kind: z.literal("query-finished"),
    leaseId: id.nullable(),
    queryId: id,
    rowCount: z.int().nullable(),
    error: errorInfoSchema.nullable(),
  }),
  onConnection.extend({
    kind: z.literal("transaction-changed"),
    leaseId: id.nullable(),
    status: z.enum(["none", "open", "failed"]),
  }),
  // Postgres's side of a connection.
  onSession.extend({ kind: z.literal("session-opened") }),
  base.extend({ kind: z.literal("session-refused"), connectionId: id, code: z.string().max(100), message: text }),
  onSession.extend({
    kind: z.literal("session-state"),
    state: z.enum(["active", "idle", "idle in transaction", "idle in transaction (aborted)"]),
    query: text,
  }),
  onSession.extend({ kind: z.literal("wait-started"), reason: waitReasonSchema }),
  onSession.extend({ kind: z.literal("wait-ended"), reason: waitReasonSchema }),
  onSession.extend({ kind: z.literal("session-closed"), rolledBack: z.boolean() }),
  // Generators: dependencies that the framework holds, and those that the program drives itself.
  base.extend({
    kind: z.literal("generator-changed"),
    generatorId: id,
    name: z.string().max(200),
    drivenBy: z.enum(["framework", "program"]).default("framework"),
    phase: z.enum([
      "created",
      "running",
      "suspended",
      "resumed",
      "thrown-into",
      "closing",
      "repeating",
      "returned",
      "threw",
      "dropped",
    ]),
  }),
  // The server's side of a socket.
  onTab.extend({ kind: z.literal("socket-accepted") }),
  onTab.extend({ kind: z.literal("socket-received"), text }),
  onTab.extend({ kind: z.literal("socket-sent"), text }),
  onTab.extend({
    kind: z.literal("socket-closed"),
    code: z.int(),
    reason: text,
    by: z.enum(["client", "server", "network"]),
  }),
  // What the tabs and HTTP clients see.
  onTab.extend({ kind: z.literal("tab-opened"), path: text }),
  onTab.extend({ kind: z.literal("tab-connected") }),
  /** The handshake was answered with an HTTP status in place of 101. */
  onTab.extend({ kind: z.literal("tab-refused"), status: z.int() }),
  onTab.extend({ kind: z.literal("tab-sent"), text }),
  onTab.extend({ kind: z.literal("tab-received"), text }),
  onTab.extend({
    kind: z.literal("tab-closed"),
    code: z.int(),
    reason: text,
    by: z.enum(["client", "server", "network"]),
  }),
  onTab.extend({ kind: z.literal("tab-asleep") }),
  onRequest.extend({ kind: z.literal("request-sent"), method: z.string().max(20), path: text }),
  onRequest.extend({ kind: z.literal("request-answered"), status: z.int(), body: text }),
  onRequest.extend({ kind: z.literal("request-failed"), message: text }),
  // What a sender of requests at a rate has measured.
  base.extend({
    kind: z.literal("load-started"),
    method: z.string().max(20),
    path: text,
    perSecond: z.number().min(0),
  }),
  base.extend({
    kind: z.literal("load-measured"),
    sent: id,
    /** With any status below 500. */
    answered: id,
    failed: id,
    /** Held back, for too many were unanswered. */
    notSent: id,
    /** How long the newest answers took. */
    newestMs: z.array(durationMs).max(loadMemory),
  }),
  base.extend({ kind: z.literal("load-ended") }),
  // What the learner prints.
  base.extend({
    kind: z.literal("log-written"),
    level: z.enum(["debug", "info", "warn", "error"]),
    text,
    site: siteSchema.nullable(),
  }),
]);

export type TraceEvent = z.infer<typeof traceEventSchema>;
