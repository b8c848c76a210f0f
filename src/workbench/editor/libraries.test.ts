import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import ts from "typescript";
import { beforeAll, expect, test } from "vitest";
import { libraries } from "./libraries.ts";

const sandboxes = resolve(import.meta.dirname, "../../../sandboxes");
const libFolder = resolve(import.meta.dirname, "../../../node_modules/typescript/lib");

/** As monaco-setup.ts sets them. */
const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Node10,
  strict: true,
  noEmit: true,
  allowImportingTsExtensions: true,
  erasableSyntaxOnly: true,
  lib: ["lib.esnext.d.ts"],
  types: [],
  ignoreDeprecations: "6.0",
};

/** Parsed once for all tests: the language's own declarations are most of the work. */
const parsed = new Map<string, ts.SourceFile>();

/** What the editor would underline in these files, with its own libraries and nothing else. */
function underlined(files: Readonly<Record<string, string>>): readonly string[] {
  const texts = new Map(
    Object.entries({
      ...libraries,
      ...Object.fromEntries(Object.entries(files).map(([path, text]) => [`file:///${path}`, text])),
    }).map(([address, text]) => [address.replace("file://", ""), text]),
  );
  const read = (name: string) => texts.get(name) ?? ts.sys.readFile(join(libFolder, name.split("/").at(-1) ?? ""));
  const host: ts.CompilerHost = {
    getSourceFile: (name, language) => {
      const text = read(name);
      if (text === undefined) return undefined;
      const known = parsed.get(name);
      if (known?.text === text) return known;
      const file = ts.createSourceFile(name, text, language);
      parsed.set(name, file);
      return file;
    },
    getDefaultLibFileName: () => "/lib.esnext.d.ts",
    getDefaultLibLocation: () => "/",
    getCurrentDirectory: () => "/",
    getCanonicalFileName: (name) => name,
    getNewLine: () => "\n",
    useCaseSensitiveFileNames: () => true,
    fileExists: (name) => texts.has(name),
    readFile: (name) => texts.get(name),
    writeFile: () => undefined,
  };
  // The language's own declarations are not what is tested: to check them each time would be most of the work.
  const program = ts.createProgram([...texts.keys()], { ...options, skipDefaultLibCheck: true }, host);
  return ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
    const line = file ? file.getLineAndCharacterOfPosition(start ?? 0).line + 1 : 0;
    return `${file?.fileName}:${line} ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
  });
}

const readFolder = (folder: string): Record<string, string> =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")]));

/** Every program of a lesson's that is right, or at least meant to be run. */
const programs = readdirSync(sandboxes)
  .filter((slug) => slug !== "kit" && !slug.includes("."))
  .flatMap((slug) => {
    const starter = readFolder(join(sandboxes, slug, "starter"));
    const overlays = ["solution", ...readdirSync(join(sandboxes, slug, "variants")).map((name) => `variants/${name}`)];
    return [
      [`${slug}/starter`, starter] as const,
      ...overlays.map(
        (name) => [`${slug}/${name}`, { ...starter, ...readFolder(join(sandboxes, slug, name)) }] as const,
      ),
    ];
  });

/** All of them in one look, each in a folder of its own: the framework is then checked once. */
let told: readonly string[];
beforeAll(() => {
  const files = programs.flatMap(([name, texts]) =>
    Object.entries(texts).map(([path, text]) => [`${name}/${path}`, text] as const),
  );
  told = underlined(Object.fromEntries(files));
});

test.each(programs)("nothing is underlined in %s", (name, files) => {
  expect(Object.keys(files)).toContain("main.ts");
  expect(told.filter((line) => line.startsWith(`/${name}/`))).toEqual([]);
});

test("nothing is underlined in the framework", () => {
  expect(told.filter((line) => !programs.some(([name]) => line.startsWith(`/${name}/`)))).toEqual([]);
});

test("a dependency's value, path parameters, `using` and the pool's events have their types", () => {
  const source = `import { Pool, type PoolClient } from "pg";
import { App, type Dependency, HttpError, Reply, type Socket, WebSocketDisconnect } from "tiny";
const pool = new Pool({ max: 2, idleTimeoutMillis: 1_000, application_name: "a" });
pool.on("acquire", (client) => client.release());
const session: Dependency<PoolClient> = async function* () {
  const client = await pool.connect();
  try { yield client; } finally { client.release(); }
};
const app = new App();
app.get("/items/{id}", [session], async ({ params }, db) => {
  await using lease = { client: db, async [Symbol.asyncDispose]() {} };
  if (params.id === "") throw new HttpError(404, "none");
  const { rows } = await lease.client.query<{ id: number }>("SELECT $1::int AS id", [params.id]);
  return rows[0]?.id.toFixed() ?? new Reply("none", { status: 404 });
});
app.websocket("/ws", async (socket: Socket) => {
  try { for await (const text of socket) await socket.send(text.toUpperCase()); } catch (error) {
    if (error instanceof WebSocketDisconnect) console.log(error.code, pool.waitingCount);
  }
});`;
  expect(underlined({ "main.ts": source })).toEqual([]);
});

test("what is wrong is underlined: a path parameter and an option that do not exist, a lease that is not awaited", () => {
  const source = `import { Pool } from "pg";
import { App } from "tiny";
const pool = new Pool({ maximum: 2 });
new App().get("/items/{id}", ({ params }) => params.name);
pool.connect().release();`;
  const found = underlined({ "main.ts": source });
  expect(found.map((told) => told.split(" ")[0])).toEqual(["/main.ts:3", "/main.ts:4", "/main.ts:5"]);
});

test("a promise's own resolve may be given to a timer; a value that does not fit is underlined", () => {
  const source = `await new Promise<string>((resolve) => setTimeout(resolve, 5));
await new Promise<void>((resolve) => setTimeout(resolve, 5));
setTimeout((name: string) => console.log(name), 5, "ann");
setInterval((name: string) => console.log(name), 5, 7);
export {};`;
  expect(underlined({ "main.ts": source }).map((told) => told.split(" ")[0])).toEqual(["/main.ts:4"]);
});
