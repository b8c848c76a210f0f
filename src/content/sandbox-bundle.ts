/** Loads the packed code of a lesson's sandbox, which the build writes to `generated/sandboxes/` before the pages. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type SandboxBundle, sandboxBundleSchema } from "../contract/sandbox.ts";

/** Throws with the remedy when the bundle was not packed, and naming the file when it is not what the contract says. */
export async function loadSandboxBundle(projectRoot: string, slug: string): Promise<SandboxBundle> {
  const path = join("generated/sandboxes", `${slug}.json`);
  if (!existsSync(join(projectRoot, path)))
    throw new Error(`${path} is missing. Pack the sandboxes first: "npm run build" and "npm run dev" do.`);
  const parsed = sandboxBundleSchema.safeParse(JSON.parse(await readFile(join(projectRoot, path), "utf8")));
  if (!parsed.success) throw new Error(`${path} is not a sandbox bundle: ${parsed.error.message}`);
  return parsed.data;
}
