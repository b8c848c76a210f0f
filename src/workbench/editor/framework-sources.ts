import type { FrameworkFile } from "../../lesson/workspace/framework-files.ts";
import { pgTypes } from "./pg-types.ts";

const sources = import.meta.glob<string>(
  [
    "../../../sandboxes/kit/tiny/*.ts",
    "!../../../sandboxes/kit/tiny/*.test.ts",
    "../../contract/asgi.ts",
    "../../contract/keep-alive.ts",
    "../../contract/result.ts",
  ],
  { query: "?raw", import: "default", eager: true },
);

const deepContract = '"../../../src/contract/';
const nearContract = '"../../src/contract/';

const nameOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

const filesOf = (folder: string, name: string): readonly FrameworkFile[] =>
  Object.entries(sources)
    .filter(([path]) => path.includes(folder))
    // From tiny/ as it stands beside a lesson's files the way to the contract is a step shorter.
    .map(([path, text]) => ({ path: `${name}/${nameOf(path)}`, source: text.replaceAll(deepContract, nearContract) }))
    .sort((a, b) => a.path.localeCompare(b.path));

/** The framework, what it speaks with its host, and the types of `pg`, each under the name that the editor shows. */
export const frameworkFiles: readonly FrameworkFile[] = [
  ...filesOf("/kit/tiny/", "tiny"),
  ...filesOf("/contract/", "contract"),
  { path: "pg/index.d.ts", source: pgTypes },
];
