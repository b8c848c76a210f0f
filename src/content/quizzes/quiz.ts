/** A lesson's three questions, `content/quizzes/<lesson>.yaml`. Words between backquotes are set as code. */
import * as z from "zod";
import { readContent } from "../read-content.ts";
import { slugSchema } from "../slug.ts";
import { readYaml } from "../yaml/read-yaml.ts";

const optionSchema = z.strictObject({
  text: z.string().min(1).max(160).describe("what a reader may answer"),
  right: z.literal(true).optional(),
  why: z.string().min(20).max(500).describe("why this is right, or what is wrong with it"),
});

const questionSchema = z
  .strictObject({
    /** Unique within its quiz; a reader's answers are kept under it, so it never changes. */
    id: slugSchema,
    kind: z.enum(["recall", "why"]),
    question: z.string().min(10).max(400).describe("the question"),
    options: z.array(optionSchema).min(3).max(4),
  })
  .refine(({ options }) => options.filter(({ right }) => right).length === 1, "exactly one option must be right: true");

const quizSchema = z
  .array(questionSchema)
  .length(3)
  .refine((questions) => questions.some(({ kind }) => kind === "why"), "at least one question must be of kind: why")
  .refine((questions) => new Set(questions.map(({ id }) => id)).size === questions.length, "two questions have one id");

export type QuizQuestion = z.infer<typeof questionSchema>;

/** @throws ContentError naming file, line and remedy */
export async function loadQuiz(projectRoot: string, lesson: string): Promise<QuizQuestion[]> {
  const file = `content/quizzes/${lesson}.yaml`;
  return readYaml(quizSchema, { file, text: await readContent(projectRoot, file) });
}
