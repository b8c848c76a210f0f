/** What the learner's GET /monitor says, by the words of starter/report.ts. */
import * as z from "zod";

const reportSchema = z.object({
  status: z.enum(["healthy", "suspect"]),
  inUse: z.number(),
  suspects: z.array(z.object({ heldMs: z.number(), takenBy: z.string() })),
});
export type SaidReport = z.infer<typeof reportSchema>;

export function parseReport(body: string): SaidReport | null {
  try {
    return reportSchema.safeParse(JSON.parse(body)).data ?? null;
  } catch {
    // A body that is not JSON is no report.
    return null;
  }
}
