import { fileURLToPath } from "node:url";
import type { Script } from "./script.ts";

/** Where the transcripts of a real server are kept. */
export const fixturesFolder = fileURLToPath(new URL("./fixtures/", import.meta.url));

export const fixturePath = ({ id }: Script): string => `${fixturesFolder}${id}.txt`;
