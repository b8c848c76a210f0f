/** What the course says is so, and how it is shown: `content/evidence.yaml`. */
import * as z from "zod";
import { readContent } from "../read-content.ts";
import { slugSchema } from "../slug.ts";
import { readYaml } from "../yaml/read-yaml.ts";

const proofSchema = z.union([
  /** `<sandbox>/<check id>`: what its programs do under that check shows it. */
  z.strictObject({ check: z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, "expected <sandbox>/<check id>") }),
  /** A test file of this project. */
  z.strictObject({ test: z.string().regex(/\.(test|spec)\.ts$/, "expected the path of a test file") }),
  /** A recording under `content/transcripts/`. */
  z.strictObject({ transcript: slugSchema }),
  /** A run of another language's program under `content/recordings/`. */
  z.strictObject({ recording: slugSchema }),
  z.strictObject({
    source: z.strictObject({ title: z.string().min(3).max(160), url: z.url({ protocol: /^https$/ }) }),
  }),
]);

const claimSchema = z
  .strictObject({
    id: slugSchema,
    /** As one may hear it said, right or wrong. */
    claim: z.string().min(10).max(300).describe("the claim, as one may hear it"),
    verdict: z.union([z.literal(true), z.literal(false), z.literal("conditional")]),
    /** What really holds; a claim that is true says so itself. */
    holds: z.string().min(10).max(500).optional(),
    shown: z.array(proofSchema).min(1),
  })
  .refine(({ verdict, holds }) => verdict === true || holds !== undefined, {
    error: "a claim that is not simply true needs holds: what really is so",
  });

const claimsSchema = z.array(claimSchema);

export type Claim = z.infer<typeof claimSchema>;
export type Proof = z.infer<typeof proofSchema>;

const evidenceFile = "content/evidence.yaml";

/** @throws ContentError naming file, line and remedy */
export async function loadClaims(projectRoot: string): Promise<Claim[]> {
  return readYaml(claimsSchema, { file: evidenceFile, text: await readContent(projectRoot, evidenceFile) });
}
