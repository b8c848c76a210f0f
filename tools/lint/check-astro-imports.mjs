/** Part of `npm run lint`: holds the imports inside `.astro` and `.mdx` files to the rooms table. */
import { globSync, readFileSync } from "node:fs";
import { findViolations } from "./astro-imports.ts";

const { compilerOptions } = JSON.parse(readFileSync("tsconfig.json", "utf8"));
const aliases = new Map(
  Object.entries(compilerOptions.paths ?? {}).map(([name, [path]]) => [name, path.replace(/^\.\//, "")]),
);
const files = globSync(["src/**/*.astro", "content/**/*.mdx"]).map((path) => path.replaceAll("\\", "/"));
const violations = files.flatMap((file) => findViolations(file, readFileSync(file, "utf8"), aliases));

for (const { file, specifier, message } of violations) console.error(`${file}: "${specifier}": ${message}`);
console.log(`astro imports: ${files.length} files, ${violations.length} violations`);
process.exitCode = violations.length === 0 ? 0 : 1;
