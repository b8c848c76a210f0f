import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import { runCheck } from "./testing/run-check.ts";
import { writeSmallSite } from "./testing/small-site.ts";

const projectRoot = resolve(import.meta.dirname, "../..");
const lastStage =
  readFileSync(join(projectRoot, "hosting/Containerfile"), "utf8")
    .split(/^FROM /m)
    .at(-1) ?? "";

test("what the container's last stage takes along is enough for the command that it starts with", async () => {
  const image = mkdtempSync(join(tmpdir(), "container-"));
  const site = await writeSmallSite("/x");
  const taken = [...lastStage.matchAll(/^COPY --from=build \/site\/(\S+) (\.\/\S*)$/gm)];
  expect(taken.map(([, from]) => from)).toContain("dist");
  for (const [, from = "", to = ""] of taken) {
    const target = to.endsWith("/") ? join(image, to, from) : join(image, to);
    cpSync(from === "dist" ? site.folder : join(projectRoot, from), target, { recursive: true });
  }
  const [program, script = "", ...args]: string[] = JSON.parse(/^CMD (\[.*\])$/m.exec(lastStage)?.[1] ?? "[]");
  expect([program, args]).toEqual(["node", ["--host", "0.0.0.0", "--port", "8080", "--strict-port"]]);
  const here = args.map((arg) => (arg === "8080" ? "0" : arg));
  const server = spawn(process.execPath, [script, ...here], { cwd: image, stdio: ["ignore", "pipe", "inherit"] });
  try {
    let url = "";
    for await (const line of createInterface(server.stdout)) {
      url = /Watertight is on (\S+)/.exec(line)?.[1] ?? "";
      if (url) break;
    }
    expect(await runCheck(url)).toEqual({ code: 0, said: expect.stringContaining("sends all that the site needs") });
  } finally {
    server.kill();
    rmSync(image, { recursive: true });
    site.remove();
  }
}, 30_000);
