/** What a trainer needs to give a lesson before a room: `content/trainer/<lesson>.yaml`. */
import * as z from "zod";
import { readContent } from "../read-content.ts";
import { slugSchema } from "../slug.ts";
import { readYaml } from "../yaml/read-yaml.ts";
import { activitySchema } from "./activity.ts";

const questionSchema = z.strictObject({
  question: z.string().min(10).max(300).describe("what to ask the room"),
  answers: z
    .array(
      z.strictObject({
        says: z.string().min(3).max(200).describe("what people often answer"),
        reveals: z.string().min(10).max(300).describe("what that answer tells of how they think"),
      }),
    )
    .min(1)
    .max(5),
});

const stepSchema = z.strictObject({
  /** Unique within its notes; agendas name it. */
  id: slugSchema,
  title: z.string().min(3).max(60).describe("what the step is called in the plan"),
  /** Anchor of the lesson's heading where it happens; the top of the lesson where left out. */
  section: slugSchema.optional(),
  /** Spoken, word for word or nearly: its words are counted. Paragraphs stand apart by an empty line. */
  say: z.string().min(20).max(2_500).describe("what the trainer says"),
  ask: z.array(questionSchema).max(3).default([]),
  do: z.array(activitySchema).max(8).default([]),
  /** What to break before their eyes, and what they then see. */
  breakLive: z.string().min(20).max(500).optional(),
});

const notesSchema = z
  .strictObject({
    /** What the room knows or can do afterwards that it did not before. */
    aim: z.string().min(20).max(300).describe("the aim, one sentence"),
    steps: z.array(stepSchema).min(3).max(8),
    /** What to leave out where time is short, and in which order. */
    ifShort: z.string().min(20).max(400).describe("what to leave out where time is short"),
  })
  .refine(({ steps }) => new Set(steps.map(({ id }) => id)).size === steps.length, "two steps have one id");

export type TrainerNotes = z.infer<typeof notesSchema>;
export type TrainerStep = TrainerNotes["steps"][number];

/** @param lesson slug of a lesson or an incident. @throws ContentError naming file, line and remedy */
export async function loadTrainerNotes(projectRoot: string, lesson: string): Promise<TrainerNotes> {
  const file = `content/trainer/${lesson}.yaml`;
  return readYaml(notesSchema, { file, text: await readContent(projectRoot, file) });
}
