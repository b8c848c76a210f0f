import { readFileSync } from "node:fs";
import { resolve } from "node:path";

const sandboxes = resolve(import.meta.dirname, "../../sandboxes");

/** Source of a program's file, as in `exhaustion/solution/main.ts`. */
export const readSandboxFile = (path: string): string => readFileSync(resolve(sandboxes, path), "utf8");
