/**
 * Traffic as data: what browser tabs and HTTP clients do, and when. The traffic panel's buttons and the checks speak
 * the same vocabulary, so what a learner does by hand can be replayed.
 */
import * as z from "zod";
import { databaseOptionsSchema } from "./database-options.ts";

const tabIdSchema = z.int().min(1).max(9_999);

export const actorCommandSchema = z.discriminatedUnion("kind", [
  /** Opens a WebSocket from tab `tab`. */
  z.object({ kind: z.literal("open-tab"), tab: tabIdSchema, path: z.string().max(2_000) }),
  z.object({
    kind: z.literal("send"),
    tab: tabIdSchema,
    text: z.string().max(100_000),
    /** Kept until the handshake is done, as many a client's library does; without it, what is sent before is lost. */
    whileConnecting: z.literal("hold").optional(),
  }),
  /** A clean close, as when a tab is closed: RFC 6455 section 7.1.1. */
  z.object({
    kind: z.literal("close-tab"),
    tab: tabIdSchema,
    code: z.int().min(1000).max(4999),
    reason: z.string().max(123),
  }),
  /** The cable is pulled and the network notices at once: the server sees code 1006 (RFC 6455 section 7.1.5). */
  z.object({ kind: z.literal("pull-cable"), tab: tabIdSchema }),
  /** Half-open: the peer is gone and nothing tells the server. */
  z.object({ kind: z.literal("fall-asleep"), tab: tabIdSchema }),
  z.object({
    kind: z.literal("request"),
    requestId: z.int().min(1).max(99_999),
    method: z.enum(["GET", "POST", "PUT", "DELETE"]),
    path: z.string().max(2_000),
    body: z.string().max(100_000),
  }),
]);
export type ActorCommand = z.infer<typeof actorCommandSchema>;

/** Requests at a rate, as a load tester sends them: evenly, whether or not the earlier ones are answered. */
export const requestLoadSchema = z.object({
  method: z.enum(["GET", "POST", "PUT", "DELETE"]),
  path: z.string().max(2_000),
  /** Of virtual time; with more the server's thread would do nothing else. */
  perSecond: z.number().min(0.1).max(1_000),
});
export type RequestLoad = z.infer<typeof requestLoadSchema>;

/** Requests of a load that may be unanswered at once; what would come on top is not sent, and counted. */
export const maxLoadInFlight = 1_000;

/** Requests of a load are numbered from here: far above those of the panel, of scenarios and of real clients. */
export const firstLoadRequestId = 1_000_000_000;

/** Times of newest answers that a load keeps in mind for its median. */
export const loadMemory = 50;

export const scenarioSchema = z.object({
  name: z.string().min(1).max(200),
  /** Two runs with one seed are the same run; another seed gives another schedule. */
  seed: z.int().min(0),
  steps: z.array(z.object({ atMs: z.number().min(0), command: actorCommandSchema })).max(100_000),
  /** Virtual milliseconds after which the scenario is over, whatever still runs: heartbeats never stop. */
  endMs: z.number().min(0),
  database: databaseOptionsSchema,
});
export type Scenario = z.infer<typeof scenarioSchema>;
export type ScenarioStep = Scenario["steps"][number];
