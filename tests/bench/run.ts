/**
 * `npm run bench [-- group…]`: what a reader waits for and what the page and the engines cost, as ratios within one run.
 * Each group is a process of its own; exit code 1 where a limit (`limits.json`) is missed, 2 for a group that is none.
 */
import { runTool } from "../../tools/run.mjs";

/** In their order: the database first, what many rounds leave in the page's memory last. */
const groups = ["postgres", "probe", "view", "gauge", "page", "start", "memory"];

const asked = process.argv.slice(2);
const unknown = asked.filter((group) => !groups.includes(group));
if (unknown.length > 0) {
  console.error(`There is no group named ${unknown.join(", ")}. Known: ${groups.join(", ")}.`);
  process.exit(2);
}
let missed = false;
for (const group of groups) {
  if (asked.length > 0 && !asked.includes(group)) continue;
  const exitCode = await runTool(`tests/bench/${group}/run.ts`);
  missed ||= exitCode !== 0;
}
process.exitCode = missed ? 1 : 0;
