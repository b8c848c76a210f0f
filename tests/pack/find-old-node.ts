import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";

const oldestMajor = 20;
const npmNode = resolve(import.meta.dirname, "../../node_modules/node-22-linux-x64/bin/node");

/** The oldest Node of this machine that a pack promises to run on, for whoever unpacks one has no newer. */
export function findOldNode(): string {
  const name = process.platform === "win32" ? "node.exe" : "node";
  const onPath = (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, name));
  const found = [...new Set([...onPath, npmNode, process.execPath])]
    .filter((path) => existsSync(path))
    .map((path) => ({
      path,
      major: Number(execFileSync(path, ["-p", "process.versions.node"], { encoding: "utf8" }).split(".")[0]),
    }))
    .filter(({ major }) => major >= oldestMajor)
    .sort((a, b) => a.major - b.major);
  return found[0]?.path ?? process.execPath;
}
