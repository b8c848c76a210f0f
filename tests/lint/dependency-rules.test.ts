import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";

const projectRoot = resolve(import.meta.dirname, "../..");
const fixture = mkdtempSync(join(tmpdir(), "rooms-"));
afterAll(() => rmSync(fixture, { recursive: true }));

const files: Record<string, string> = {
  "src/contract/pool.ts": "export type Pool = { max: number };\n",
  "src/trace/reduce.ts": 'import type { Pool } from "../contract/pool.ts";\nexport const max = (p: Pool) => p.max;\n',
  "src/engine/start.ts": 'import { max } from "../trace/reduce.ts";\nexport const start = max;\n',
  "src/checks/judge.ts": 'import type { start } from "../engine/start.ts";\nexport type Start = typeof start;\n',
  "src/workbench/left.ts": 'import { right } from "./right.ts";\nexport const left = () => right;\n',
  "src/workbench/right.ts": 'import { left } from "./left.ts";\nexport const right = () => left;\n',
  "src/wire/parse.ts": 'import { readFileSync } from "node:fs";\nexport const parse = readFileSync;\n',
  "sandboxes/one/starter/main.ts": 'import { a } from "../../two/starter/main.ts";\nexport const b = a;\n',
  "sandboxes/two/starter/main.ts": "export const a = 1;\n",
  "sandboxes/two/solution/main.ts": 'import { a } from "../starter/main.ts";\nexport const c = a;\n',
  "tsconfig.json": "{}\n",
};

function brokenRules(): string[] {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(fixture, path)), { recursive: true });
    writeFileSync(join(fixture, path), text);
  }
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [
      join(projectRoot, "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs"),
      ...["src", "sandboxes", "--output-type", "json", "--config", join(projectRoot, ".dependency-cruiser.cjs")],
    ],
    { cwd: fixture, encoding: "utf8" },
  );
  if (!stdout.startsWith("{")) throw new Error(`dependency-cruiser said: ${stdout}${stderr}`);
  const { summary } = JSON.parse(stdout) as { summary: { violations: { rule: { name: string }; from: string }[] } };
  return summary.violations.map(({ rule, from }) => `${from}: ${rule.name}`).sort();
}

test("each violation is caught, a type-only one included, and nothing else", () => {
  expect(brokenRules()).toEqual([
    "sandboxes/one/starter/main.ts: sandbox code imports only itself",
    "src/checks/judge.ts: checks imports only trace, contract, itself",
    "src/wire/parse.ts: wire uses no Node module",
    "src/workbench/left.ts: no circles",
  ]);
});
