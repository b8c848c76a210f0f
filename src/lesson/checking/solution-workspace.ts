import type { SandboxBundle } from "../../contract/sandbox.ts";
import type { Workspace } from "../../engine/engine.ts";

/** The lesson's own program: its solution laid over the starter, as shipped. */
export function toSolutionWorkspace({ starter, solution, entry, seedSql, processes }: SandboxBundle): Workspace {
  const javascript = [...starter, ...solution].map((file) => [file.path, file.javascript] as const);
  return { files: Object.fromEntries(javascript), entry, seedSql, processes };
}
