/** What a trainer's window keeps over its reloads: who it is, whom it leads, and how far each lesson has come. */
import * as z from "zod";
import { windowIdSchema } from "../../contract/room-protocol.ts";
import { pollSchema } from "../poll/poll.ts";

export const presenterKey = "watertight.presenter";

const progressSchema = z.strictObject({
  stepId: z.string().max(80).nullable(),
  spentMs: z.record(z.string().max(80), z.number().min(0)),
  poll: pollSchema.nullable(),
});
export type LessonProgress = z.infer<typeof progressSchema>;

const keptSchema = z.strictObject({
  presenterId: windowIdSchema,
  stageId: windowIdSchema.nullable(),
  /** By the path of the lesson. */
  lessons: z.record(z.string().max(200), progressSchema),
  clockRuns: z.boolean(),
  /** Whether the projected page goes along from step to step. */
  pageFollows: z.boolean(),
  /** By the device's clock. */
  keptAtMs: z.number(),
});
export type KeptPresenter = z.infer<typeof keptSchema>;

export const noProgress: LessonProgress = { stepId: null, spentMs: {}, poll: null };

export function readKeptPresenter(text: string | null, newId: () => string): KeptPresenter {
  const fresh = { presenterId: newId(), stageId: null, lessons: {}, clockRuns: false, pageFollows: true, keptAtMs: 0 };
  if (text === null) return fresh;
  try {
    const parsed = keptSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : fresh;
  } catch {
    // No JSON.
    return fresh;
  }
}
