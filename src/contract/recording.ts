/** A run of another language's program, recorded as the same log that the engines write: `content/recordings`. */
import * as z from "zod";
import { traceEventSchema } from "./trace-event.ts";

const atMs = z.number().min(0);

export const recordingSchema = z.strictObject({
  title: z.string().min(1).max(200),
  /** The programs and their versions. */
  with: z.string().min(1).max(300),
  recordedOn: z.iso.date(),
  /** How it was driven and measured, in a sentence. */
  how: z.string().min(1).max(500),
  /** The text of the program that ran. */
  program: z.string().min(1).max(10_000),
  /** Milliseconds of the wall from the beginning. */
  endMs: atMs,
  /** While the event loop ran nothing; null where the program has none. */
  stalls: z.array(z.strictObject({ fromMs: atMs, toMs: atMs })).nullable(),
  events: z.array(traceEventSchema).min(1).max(2_000),
});
export type Recording = z.infer<typeof recordingSchema>;
