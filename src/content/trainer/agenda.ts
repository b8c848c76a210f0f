/** A training session as planned: `content/agendas/<id>.yaml`. Its minutes are reckoned, never written. */
import * as z from "zod";
import { listContent, readContent } from "../read-content.ts";
import { slugSchema } from "../slug.ts";
import { readYaml } from "../yaml/read-yaml.ts";
import { activitySchema } from "./activity.ts";

const itemSchema = z.discriminatedUnion("kind", [
  /** What belongs to no lesson: the welcome, the end. */
  z.strictObject({
    kind: z.literal("talk"),
    title: z.string().min(3).max(60).describe("what the item is called in the plan"),
    /** Spoken; its words are counted. */
    say: z.string().min(20).max(2_500).describe("what the trainer says"),
    do: z.array(activitySchema).max(4).default([]),
  }),
  z.strictObject({
    kind: z.literal("lesson"),
    /** Of a lesson or an incident. */
    slug: slugSchema,
    /** Ids of steps of its notes, in their order; all of them where left out. */
    steps: z.array(slugSchema).min(1).optional(),
  }),
  z.strictObject({ kind: z.literal("pause"), minutes: z.int().min(3).max(60) }),
]);
export type AgendaItem = z.infer<typeof itemSchema>;

const agendaSchema = z.strictObject({
  title: z.string().min(3).max(60).describe("what the session is called"),
  /** Minutes that the room is booked for. */
  minutes: z.int().min(20).max(480),
  /** Whom it is for, one sentence. */
  audience: z.string().min(20).max(240).describe("whom it is for"),
  /** What they take home, one sentence. */
  aim: z.string().min(20).max(240).describe("what they take home"),
  items: z.array(itemSchema).min(3).max(24),
});
export type Agenda = z.infer<typeof agendaSchema>;

export const agendaFile = (id: string): string => `content/agendas/${id}.yaml`;

/** Ids of all agendas, the shortest session first. @throws ContentError */
export async function loadAgendas(projectRoot: string): Promise<Map<string, Agenda>> {
  const ids = await listContent(projectRoot, "content/agendas", ".yaml");
  const agendas = await Promise.all(
    ids.map(async (id) => {
      const file = agendaFile(id);
      return [id, readYaml(agendaSchema, { file, text: await readContent(projectRoot, file) })] as const;
    }),
  );
  return new Map(agendas.sort(([, a], [, b]) => a.minutes - b.minutes));
}
