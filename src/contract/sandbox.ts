/** What a lesson's sandbox is made of, once packed: source for people, JavaScript for engines. */
import * as z from "zod";
import { maxProcesses } from "./harness-protocol.ts";
import { scenarioSchema } from "./scenario.ts";

export const sourceFileSchema = z.object({
  path: z.string().regex(/^[\w./-]+\.ts$/),
  /** TypeScript, as the learner reads it. */
  source: z.string(),
  /** The same with the types blanked out and `using` lowered: every line stays where it is. */
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

/** What a learner is asked before the first run of a scenario; committing to a guess is what makes watching teach. */
export const predictionQuestionSchema = z.object({
  question: z.string().max(300),
  answers: z
    .array(
      z.object({
        text: z.string().max(200),
        /** True for what the starter's server does. */
        happens: z.boolean(),
        /** Said after the run, to whoever chose this answer. */
        why: z.string().max(400),
      }),
    )
    .min(2)
    .max(5),
});
export type PredictionQuestion = z.infer<typeof predictionQuestionSchema>;

/** A ready-made course of traffic that a learner may set going at the clock's pace. */
export const playableScenarioSchema = z.object({
  id: z.string().regex(/^[a-z0-9-]+$/),
  label: z.string().max(80),
  scenario: scenarioSchema,
  /** Null asks nothing; the curve of connections in use may be sketched for any scenario. */
  prediction: predictionQuestionSchema.nullable(),
});
export type PlayableScenario = z.infer<typeof playableScenarioSchema>;

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
  scenarios: z.array(playableScenarioSchema),
  checks: z.array(checkSummarySchema),
  /** Most helpful last; more than four do harm. */
  hints: z.array(z.string()).max(4),
  starter: z.array(sourceFileSchema),
  solution: z.array(sourceFileSchema),
  /** Why the solution works, plain text by file. */
  solutionNotes: z.record(z.string(), z.string().max(1_000)),
});
export type SandboxBundle = z.infer<typeof sandboxBundleSchema>;
