import { execFile } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "@playwright/test";
import { unzipSync } from "fflate";
import { definition } from "../../sandboxes/exhaustion/sandbox.ts";
import { lanSchema } from "../../src/contract/lan.ts";
import type { PackVisit } from "./visit.ts";

const run = promisify(execFile);
const projectRoot = resolve(import.meta.dirname, "../..");

async function pack(out: string): Promise<{ readonly zip: Buffer; readonly said: string; readonly name: string }> {
  const { stdout } = await run(process.execPath, [join(projectRoot, "tools/pack.mjs"), "--out", out]);
  const [file = ""] = readdirSync(out);
  return { zip: readFileSync(join(out, file)), said: stdout, name: file.replace(/\.zip$/, "") };
}

function unpack(zip: Buffer, folder: string): void {
  for (const [path, bytes] of Object.entries(unzipSync(zip))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
}

test("packed twice it is the same; unpacked in an empty folder, with the network cut, it serves a lesson that is judged", async () => {
  const folder = mkdtempSync(join(tmpdir(), "watertight-pack-"));
  try {
    const [first, second] = [await pack(join(folder, "first")), await pack(join(folder, "second"))];
    expect(second.zip.equals(first.zip), "the same bytes").toBe(true);
    expect(first.name).toMatch(/^watertight-\d+\.\d+\.\d+$/);
    console.log(first.said);
    expect(first.said).toContain(`${(first.zip.length / 1e6).toFixed(1)} MB, `);

    const empty = join(folder, "empty");
    unpack(first.zip, empty);
    const unpacked = join(empty, first.name);
    chmodSync(join(unpacked, "start.sh"), 0o755);
    const { stdout } = await run(process.execPath, [join(import.meta.dirname, "visit.ts"), unpacked]);
    const seen: PackVisit = JSON.parse(stdout.slice(stdout.indexOf("{")));
    for (const line of seen.remarks) console.log(line);

    const lan = lanSchema.parse(seen.lan);
    expect(lan.reach).toBe("network");
    const addresses = lan.reach === "network" ? lan.addresses.map(({ origin }) => origin) : [];
    for (const origin of addresses) expect(seen.printed).toContain(`${origin}/`);
    if (seen.remarks.includes("network: cut, with a card"))
      expect(addresses).toEqual([expect.stringMatching(/^http:\/\/192\.168\.50\.2:\d+$/)]);

    const passing = definition.checks.length - Object.keys(definition.starterFails).length;
    const [here, ...others] = seen.lessons;
    expect(here).toMatchObject({ isIsolated: true, isSecure: true });
    expect(others.map(({ url }) => url)).toEqual(addresses);
    for (const other of others) expect(other).toMatchObject({ isIsolated: false, isSecure: false });
    for (const { verdict, otherHosts } of seen.lessons) {
      expect(verdict).toBe(`${passing} of ${definition.checks.length} checks passed`);
      // Asked whether it is there; nothing of a lesson waits for it.
      expect(otherHosts.filter((host) => host !== "stackblitz.com")).toEqual([]);
    }
    expect(seen.exitCode).toBe(0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("a port that is none, an address that is none and a missing site are told with the remedy", async () => {
  const folder = mkdtempSync(join(tmpdir(), "watertight-pack-"));
  try {
    const { zip, name } = await pack(join(folder, "out"));
    unpack(zip, folder);
    const start = (...args: string[]) =>
      run(process.execPath, ["serve.mjs", ...args], { cwd: join(folder, name), timeout: 20_000 }).then(
        () => "it started",
        ({ stderr }: { stderr: string }) => stderr,
      );
    expect(await start("--port", "http")).toContain("--port http is not a port number");
    expect(await start("--host", "203.0.113.99")).toContain("Leave it out, and every address is listened on");
    rmSync(join(folder, name, "site"), { recursive: true });
    expect(await start()).toContain("Unpack the whole zip");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
