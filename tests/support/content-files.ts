import { readFileSync } from "node:fs";
import { resolve } from "node:path";

const content = resolve(import.meta.dirname, "../../content");

/** Text of a file under `content/`, as in `quizzes/exhaustion.yaml`. */
export const readContentFile = (path: string): string => readFileSync(resolve(content, path), "utf8");
