import { fail, ok, type Result } from "../contract/result.ts";
import type { SandboxBundle } from "../contract/sandbox.ts";
import type { Workspace } from "../engine/engine.ts";
import type { StripTypes, SyntaxProblem } from "./strip-types.ts";
import type { OpenFile } from "./workspace/open-file.ts";

/** What an engine runs: files as shipped where they are untouched, the others stripped now. */
export async function buildWorkspace(
  bundle: SandboxBundle,
  files: readonly OpenFile[],
  stripTypes: StripTypes,
): Promise<Result<Workspace, readonly SyntaxProblem[]>> {
  const shipped = new Map(bundle.starter.map((file) => [file.path, file.javascript]));
  const stripped = await Promise.all(
    files.map(async (file) => {
      const javascript = file.changed ? undefined : shipped.get(file.path);
      return {
        path: file.path,
        result: javascript === undefined ? await stripTypes(file.path, file.source) : ok(javascript),
      };
    }),
  );
  const problems = stripped.flatMap(({ result }) => (result.ok ? [] : result.error));
  if (problems.length > 0) return fail(problems);
  const javascript = stripped.flatMap(({ path, result }) => (result.ok ? [[path, result.value] as const] : []));
  const { entry, seedSql, processes } = bundle;
  return ok({ files: Object.fromEntries(javascript), entry, seedSql, processes });
}
