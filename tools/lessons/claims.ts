/**
 * `npm run claims`: every claim of the course with its lessons and what shows it. Fails on a claim that no lesson makes,
 * on an id that nothing claims, and on a proof that is not there.
 */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import * as z from "zod";
import { loadClaims, type Proof } from "../../src/content/evidence/claim.ts";
import { splitFrontmatter } from "../../src/content/frontmatter.ts";
import { listContent } from "../../src/content/read-content.ts";
import { ContentError, readYaml } from "../../src/content/yaml/read-yaml.ts";
import { findOrphans } from "./orphans.ts";
import { listSandboxes, loadDefinition, sandboxesFolder } from "./pack-sandbox.ts";

const root = resolve(sandboxesFolder, "..");
const listsClaims = z.looseObject({ claims: z.array(z.string()).default([]) });

/** Page to the ids of what it claims: `lessons/exhaustion`. */
async function readPages(): Promise<Map<string, readonly string[]>> {
  const pages = new Map<string, readonly string[]>();
  for (const folder of ["lessons", "incidents", "reference"])
    for (const name of await listContent(root, `content/${folder}`, ".mdx")) {
      const file = `content/${folder}/${name}.mdx`;
      const { yaml, firstLine } = splitFrontmatter(file, await readFile(join(root, file), "utf8"));
      pages.set(`${folder}/${name}`, readYaml(listsClaims, { file, text: yaml, firstLine }).claims);
    }
  return pages;
}

/** What a proof names and is not there, in words; null where it is. */
function whatIsMissing(proof: Proof, checks: ReadonlySet<string>): string | null {
  if ("check" in proof) return checks.has(proof.check) ? null : `no sandbox has a check ${proof.check}`;
  if ("test" in proof) return existsSync(join(root, proof.test)) ? null : `there is no test file ${proof.test}`;
  if ("source" in proof) return null;
  const file =
    "recording" in proof ? `content/recordings/${proof.recording}.json` : `content/transcripts/${proof.transcript}.txt`;
  return existsSync(join(root, file)) ? null : `there is no ${file}`;
}

const toWords = (proof: Proof): string =>
  "source" in proof ? `source ${proof.source.url}` : (Object.entries(proof)[0] ?? []).join(" ");

async function main(): Promise<number> {
  const [claims, pages, slugs] = await Promise.all([loadClaims(root), readPages(), listSandboxes()]);
  const checks = new Set<string>();
  for (const slug of slugs) for (const { id } of (await loadDefinition(slug)).checks) checks.add(`${slug}/${id}`);
  for (const { id, claim, verdict, holds, shown } of claims) {
    const made = [...pages].flatMap(([page, ids]) => (ids.includes(id) ? [page] : []));
    console.log(`${id} (${made.join(", ") || "no page"})\n  ${verdict}: ${claim}`);
    if (holds) console.log(`  holds: ${holds}`);
    for (const proof of shown) console.log(`  shown by ${toWords(proof)}`);
  }
  const problems = [
    ...findOrphans(
      claims.map(({ id }) => id),
      pages,
    ),
    ...claims.flatMap(({ id, shown }) =>
      shown.flatMap((proof) => {
        const missing = whatIsMissing(proof, checks);
        return missing ? [`${id}: ${missing}`] : [];
      }),
    ),
  ];
  console.log(`\n${claims.length} claims on ${pages.size} pages, ${problems.length} problems`);
  for (const problem of problems) console.error(problem);
  return problems.length > 0 ? 1 : 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof ContentError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
