/** What the projected page keeps over a reload: who it is, who leads it, and how it looks. */
import * as z from "zod";
import { type StageShow, stageShowSchema, windowIdSchema } from "../../contract/room-protocol.ts";

/** The page's head script reads it too, before the first paint. */
export const stageKey = "watertight.stage";

const keptStageSchema = z.strictObject({
  stageId: windowIdSchema,
  leaderId: windowIdSchema.nullable(),
  /** The page that was shown so, from the site's root. */
  path: z.string().max(200),
  show: stageShowSchema,
});
export type KeptStage = z.infer<typeof keptStageSchema>;

export const plainShow: StageShow = {
  look: "lesson",
  cover: { kind: "none" },
  spotlight: "none",
  highlight: null,
  revealed: [],
};

/** A page that was never projected, or whose record cannot be read, begins plainly. */
export function readKeptStage(text: string | null, path: string, newId: () => string): KeptStage {
  const kept = parse(text);
  if (!kept) return { stageId: newId(), leaderId: null, path, show: plainShow };
  if (kept.path === path) return kept;
  // On another page nothing is left of what belonged to the first but its size and a black screen.
  const { look, cover } = kept.show;
  return { ...kept, path, show: { ...plainShow, look, cover: cover.kind === "black" ? cover : plainShow.cover } };
}

function parse(text: string | null): KeptStage | null {
  if (text === null) return null;
  try {
    const parsed = keptStageSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    // No JSON.
    return null;
  }
}
