import { existsSync } from "node:fs";
import { resolve } from "node:path";

const node22 = resolve(import.meta.dirname, "../../../node_modules/node-22-linux-x64/bin/node");

/** The Node that a WebContainer has (22), where npm installed it; else the one that runs, and why. */
export function findContainerNode(): { readonly path: string; readonly note: string | null } {
  if (existsSync(node22)) return { path: node22, note: null };
  const note = `SKIPPED Node 22 in the stand-in: npm has it for Linux x64 only; ${process.version} runs in its place`;
  return { path: process.execPath, note };
}
