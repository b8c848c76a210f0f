/**
 * `npm run notices` writes THIRD_PARTY_NOTICES.md; `--check` fails when it is not what the packages say.
 *
 * Listed is what reaches a reader's browser: the fonts, and the packages that are bundled. Tools that only build or
 * test are not distributed.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { toNotices } from "./notices/notices.ts";

const projectRoot = resolve(fileURLToPath(import.meta.url), "../..");
const path = join(projectRoot, "THIRD_PARTY_NOTICES.md");
const expected = toNotices(projectRoot);

if (process.argv.includes("--check")) {
  const isCurrent = readFileSync(path, "utf8") === expected;
  console.log(isCurrent ? "notices: current" : 'notices: THIRD_PARTY_NOTICES.md is out of date, run "npm run notices"');
  process.exitCode = isCurrent ? 0 : 1;
} else {
  writeFileSync(path, expected);
  console.log("notices: written");
}
