/** What a lesson's sandbox is made of, once packed: source for people, JavaScript for engines. */
import * as z from "zod";
import { maxProcesses } from "./harness-protocol.ts";

export const sourceFileSchema = z.object({
  path: z.string().regex(/^[\w./-]+\.ts$/),
  /** TypeScript, as the learner reads it. */
  source: z.string(),
  /** The same with the types blanked out: line and column of everything that runs are unchanged. */
  javascript: z.string(),
});
export type SourceFile = z.infer<typeof sourceFileSchema>;

/** What a check claims; how it judges is code that loads with the engine. */
export const checkSummarySchema = z.object({ id: z.string(), title: z.string(), expected: z.string() });
export type CheckSummary = z.infer<typeof checkSummarySchema>;

/** Something a learner may set off by one button of the traffic panel. */
export const trafficActionSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("open-tabs"), label: z.string(), count: z.int().min(1).max(1_000) }),
  z.object({ kind: z.literal("send-to-all"), label: z.string(), text: z.string() }),
  z.object({ kind: z.literal("request"), label: z.string(), path: z.string() }),
]);
export type TrafficAction = z.infer<typeof trafficActionSchema>;

export const sandboxBundleSchema = z.object({
  slug: z.string().regex(/^[a-z0-9-]+$/),
  entry: z.string(),
  focusFile: z.string(),
  editableFiles: z.array(z.string()),
  seedSql: z.string(),
  /** How many server processes serve the one port. */
  processes: z.int().min(1).max(maxProcesses),
  /** Where new tabs connect. */
  socketPath: z.string(),
  traffic: z.array(trafficActionSchema),
  checks: z.array(checkSummarySchema),
  /** Most helpful last; more than four do harm. */
  hints: z.array(z.string()).max(4),
  starter: z.array(sourceFileSchema),
  solution: z.array(sourceFileSchema),
});
export type SandboxBundle = z.infer<typeof sandboxBundleSchema>;
