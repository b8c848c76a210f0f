/** Where everything lies in the unpacked folder: this program in `runtime/`, the learner's files beside that. */
import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { SandboxDefinition } from "../checks/sandbox-definition.ts";
import { fail, ok, type Result } from "../contract/result.ts";
import type { Workspace } from "../engine/engine.ts";
import { stripSource } from "../lesson/strip-source.ts";
import type { SyntaxProblem } from "../lesson/strip-types.ts";

export const runtimeFile = (name: string): URL => new URL(`./${name}`, import.meta.url);

const folder = fileURLToPath(new URL("..", import.meta.url));
const notTheLearners = new Set(["runtime", "node_modules"]);

export async function loadDefinition(): Promise<SandboxDefinition> {
  const { definition }: { definition: SandboxDefinition } = await import(runtimeFile("lesson.mjs").href);
  return definition;
}

/** What the engine runs: every `.ts` file in the folder, its types blanked out. */
export async function readWorkspace({
  entry,
  seedSql,
  processes = 1,
}: Pick<SandboxDefinition, "entry" | "seedSql" | "processes">): Promise<Result<Workspace, readonly SyntaxProblem[]>> {
  const problems: SyntaxProblem[] = [];
  const files: Record<string, string> = {};
  for (const path of await listPrograms(folder)) {
    const stripped = stripSource(path, await readFile(join(folder, path), "utf8"));
    if (stripped.ok) files[path] = stripped.value;
    else problems.push(...stripped.error);
  }
  return problems.length > 0 ? fail(problems) : ok({ files, entry, seedSql, processes });
}

async function listPrograms(from: string): Promise<string[]> {
  const entries = await readdir(from, { withFileTypes: true });
  const found = await Promise.all(
    entries.map(async (entry) => {
      const path = join(from, entry.name);
      if (entry.isDirectory())
        return notTheLearners.has(entry.name) || entry.name.startsWith(".") ? [] : listPrograms(path);
      const isProgram = entry.name.endsWith(".ts") && !entry.name.endsWith(".d.ts");
      return isProgram ? [relative(folder, path).split(sep).join("/")] : [];
    }),
  );
  return found.flat().sort();
}
