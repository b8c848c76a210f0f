import { build } from "esbuild";

/** The small server with all that it imports, as one module for Node 20; left readable for whoever has to let it in. */
export async function bundleServer(projectRoot: string): Promise<Uint8Array> {
  const { outputFiles } = await build({
    absWorkingDir: projectRoot,
    entryPoints: ["tools/pack/serve-entry.ts"],
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    charset: "utf8",
    legalComments: "none",
    logLevel: "warning",
    write: false,
  });
  const [file] = outputFiles;
  if (!file) throw new Error("esbuild made no file of tools/pack/serve-entry.ts.");
  return file.contents;
}
