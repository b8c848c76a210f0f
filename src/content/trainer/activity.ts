/** What a trainer and a room do besides talking, and how long each takes. */
import * as z from "zod";
import { slugSchema } from "../slug.ts";

/** How fast the clock runs while the room watches: the paces of the workbench. */
const paceSchema = z.union([z.literal(1), z.literal(10), z.literal(60)]);

const text = (meaning: string) => z.string().min(3).max(240).describe(meaning);

export const activitySchema = z.discriminatedUnion("kind", [
  /** Hands are raised on one of the lesson's questions (of its text, of a scenario, of its quiz), counted, and shown. */
  z.strictObject({ kind: z.literal("vote"), question: slugSchema }),
  /** Neighbours talk it over before the second vote. */
  z.strictObject({
    kind: z.literal("discuss"),
    about: text("what neighbours talk over"),
    minutes: z.number().min(0.5).max(10),
  }),
  /** Press Run and wait for the server. */
  z.strictObject({ kind: z.literal("run") }),
  /** A course of traffic of the lesson, watched to its end. */
  z.strictObject({ kind: z.literal("scenario"), id: slugSchema, pace: paceSchema }),
  /** A button of the traffic panel, by its words, then so much of the sandbox's time watched. */
  z.strictObject({
    kind: z.literal("traffic"),
    press: text("a button of the traffic panel"),
    watchSeconds: z.number().min(0).max(600),
    pace: paceSchema,
  }),
  z.strictObject({ kind: z.literal("check") }),
  /** Typed before the room, or shown by "Show solution". */
  z.strictObject({ kind: z.literal("edit"), what: text("what is changed, and where"), lines: z.int().min(1).max(30) }),
  /** Everybody at their own laptop. */
  z.strictObject({
    kind: z.literal("exercise"),
    task: text("what each does alone"),
    minutes: z.number().min(1).max(45),
  }),
]);
export type Activity = z.infer<typeof activitySchema>;

/** What the reckoning must know of a lesson beyond its notes. */
export interface LessonTimes {
  /** Answers that each question offers: by its id, or by the scenario that it is asked before. */
  readonly answersOf: ReadonlyMap<string, number>;
  /** Virtual length of each course of traffic, milliseconds, by its id. */
  readonly endMsOf: ReadonlyMap<string, number>;
}
