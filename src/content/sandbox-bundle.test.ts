import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { loadSandboxBundle } from "./sandbox-bundle.ts";

const root = mkdtempSync(join(tmpdir(), "sandbox-bundle-"));
mkdirSync(join(root, "generated/sandboxes"), { recursive: true });
afterAll(() => rmSync(root, { recursive: true }));

test("a bundle that was not packed is refused with the remedy", async () => {
  await expect(loadSandboxBundle(root, "gone")).rejects.toThrow(/gone\.json is missing\. Pack the sandboxes first/);
});

test("a bundle that breaks the contract is refused by name", async () => {
  writeFileSync(join(root, "generated/sandboxes/broken.json"), '{ "slug": 7 }');
  await expect(loadSandboxBundle(root, "broken")).rejects.toThrow(/broken\.json is not a sandbox bundle/);
});
