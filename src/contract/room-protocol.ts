/**
 * What a trainer's window and the projected page say to each other, over a BroadcastChannel of one browser. Whatever
 * arrives is parsed: an older page of the site may be open in the same browser.
 */
import * as z from "zod";
import { paceSchema } from "./harness-protocol.ts";

export const roomChannelName = "watertight.room";

/** Grows with each change that an older page could not read. */
export const roomVersion = 1;

/** Of a window; kept over its reloads. */
export const windowIdSchema = z.string().regex(/^[a-z0-9]{8,32}$/);
const pathSchema = z.string().max(200);
/** Of a page of this site, without the base: `/lessons/exhaustion/`. */
const pagePathSchema = z
  .string()
  .regex(/^\/(?:[a-z0-9-]+\/)*$/)
  .max(200);

/** Bars of one vote, as many as the question has answers. */
const countsSchema = z.array(z.int().min(0).max(1_000)).min(2).max(6);

/**
 * A question before the room. What is not to be seen yet is not in the message either: the projected page cannot show
 * by mistake what it was never told.
 */
export const pollViewSchema = z.strictObject({
  question: z.string().max(400),
  answers: z.array(z.string().max(300)).min(2).max(6),
  /** Of each vote that is shown, its counts; first the first. */
  votes: z.array(countsSchema).max(2),
  /** Which answer the run gave, once that is revealed. */
  truth: z.int().min(0).max(5).nullable(),
});
export type PollView = z.infer<typeof pollViewSchema>;

/** What lies over the projected page. */
const coverSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("none") }),
  z.strictObject({ kind: z.literal("black") }),
  z.strictObject({ kind: z.literal("poll"), poll: pollViewSchema }),
  /** How to get in: an address, and a QR code of it where it fits. */
  z.strictObject({ kind: z.literal("invite"), title: z.string().max(120), url: z.string().max(20_000) }),
]);
export type Cover = z.infer<typeof coverSchema>;

const highlightSchema = z.strictObject({ file: pathSchema, fromLine: z.int().min(1), toLine: z.int().min(1) });

/** How the projected page looks; its own to keep, so that it survives a reload of either window. */
export const stageShowSchema = z.strictObject({
  /** `stage`: code and pool as large as the window allows, everything else away. */
  look: z.enum(["lesson", "stage"]),
  cover: coverSchema,
  spotlight: z.enum(["none", "gauge", "code"]),
  highlight: highlightSchema.nullable(),
  /** Predictions of the text whose outcome is open. */
  revealed: z.array(z.string().max(120)).max(40),
});
export type StageShow = z.infer<typeof stageShowSchema>;

export const stageCommandSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("go-to-section"), headingId: z.string().max(120).nullable() }),
  z.strictObject({ kind: z.literal("look"), look: stageShowSchema.shape.look }),
  z.strictObject({ kind: z.literal("cover"), cover: coverSchema }),
  z.strictObject({ kind: z.literal("spotlight"), on: stageShowSchema.shape.spotlight }),
  z.strictObject({ kind: z.literal("highlight"), lines: highlightSchema.nullable() }),
  z.strictObject({ kind: z.literal("run") }),
  z.strictObject({ kind: z.literal("stop") }),
  z.strictObject({ kind: z.literal("check") }),
  z.strictObject({ kind: z.literal("play"), scenarioId: z.string().max(120) }),
  /** A button of the traffic panel, by its words. */
  z.strictObject({ kind: z.literal("traffic"), label: z.string().max(120) }),
  z.strictObject({ kind: z.literal("set-pace"), pace: paceSchema }),
  z.strictObject({ kind: z.literal("step") }),
  /** Opens what happened under a prediction of the text, or closes it again. */
  z.strictObject({ kind: z.literal("reveal"), predictionId: z.string().max(120), on: z.boolean() }),
  /** Asks for a link to exactly what is on the screen. */
  z.strictObject({ kind: z.literal("link-to-screen") }),
  z.strictObject({ kind: z.literal("open-page"), path: pagePathSchema }),
]);
export type StageCommand = z.infer<typeof stageCommandSchema>;

const checkVerdicts = ["not-run", "running", "passed", "failed", "not-judged"] as const;

/** What the trainer's window shows of the projected page. */
export const stageStateSchema = z.strictObject({
  path: pagePathSchema,
  title: z.string().max(200),
  show: stageShowSchema,
  /** Of the server: `not-started`, `starting`, `running`, `start-failed`, `exited`, `engine-failed`. */
  server: z.string().max(40),
  /** Why it did not start or ended, in its own words; null where all is well. */
  trouble: z.string().max(2_000).nullable(),
  atMs: z.number().min(0),
  pace: paceSchema,
  /** Of all pools of the server; null before the first Run. */
  pool: z.strictObject({ inUse: z.int(), max: z.int(), waiting: z.int() }).nullable(),
  /** Which course of traffic plays. */
  playing: z.string().nullable(),
  scenarios: z.array(z.strictObject({ id: z.string(), title: z.string() })),
  trafficLabels: z.array(z.string()),
  /** Which file the editor shows. */
  activeFile: pathSchema,
  files: z.array(z.strictObject({ path: pathSchema, lines: z.int().min(0) })),
  checks: z.array(z.strictObject({ title: z.string(), verdict: z.enum(checkVerdicts) })),
  /** False where the browser refuses storage: then the page does not come back by itself after a reload. */
  keeps: z.boolean(),
});
export type StageState = z.infer<typeof stageStateSchema>;

/** Why a command was not done, as the trainer's window says it. */
export const refusalSchema = z.enum([
  "not-leading",
  "no-such-section",
  "no-such-scenario",
  "no-such-traffic",
  "no-such-file",
  "no-such-prediction",
  "no-server",
  "link-too-long",
  "failed",
]);
export type Refusal = z.infer<typeof refusalSchema>;

export const roomMessageSchema = z.discriminatedUnion("kind", [
  /** A trainer's window is there and asks which pages are. */
  z.strictObject({ kind: z.literal("who-is-there"), presenterId: windowIdSchema }),
  /** It leads from now on; another one then only watches. */
  z.strictObject({ kind: z.literal("lead"), presenterId: windowIdSchema, stageId: windowIdSchema }),
  z.strictObject({
    kind: z.literal("command"),
    presenterId: windowIdSchema,
    stageId: windowIdSchema,
    number: z.int(),
    command: stageCommandSchema,
  }),
  z.strictObject({ kind: z.literal("presenter-left"), presenterId: windowIdSchema }),
  /** Whenever it changed, at most a few times a second, and as the answer to `who-is-there`. */
  z.strictObject({
    kind: z.literal("state"),
    stageId: windowIdSchema,
    leaderId: windowIdSchema.nullable(),
    state: stageStateSchema,
  }),
  z.strictObject({
    kind: z.literal("done"),
    stageId: windowIdSchema,
    presenterId: windowIdSchema,
    number: z.int(),
    refusal: refusalSchema.nullable(),
    /** What `link-to-screen` asked for. */
    link: z.string().max(60_000).nullable(),
  }),
  z.strictObject({ kind: z.literal("stage-left"), stageId: windowIdSchema }),
]);
export type RoomMessage = z.infer<typeof roomMessageSchema>;

/** What goes over the channel. */
export const roomEnvelopeSchema = z.strictObject({ version: z.literal(roomVersion), message: roomMessageSchema });
