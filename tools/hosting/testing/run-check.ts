import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const checker = fileURLToPath(new URL("../check.ts", import.meta.url));

/** What `npm run check:host -- …` says, and how it ends. */
export function runCheck(...args: string[]): Promise<{ code: number | null; said: string }> {
  // A test runner asks for colours where CI asks for none, and Node would say so.
  const { FORCE_COLOR: _, ...env } = process.env;
  const child = spawn(process.execPath, [checker, ...args], { env });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += chunk));
  return new Promise((done) => child.once("close", (code) => done({ code, said })));
}
