import { expect, test } from "vitest";
import { isNewEnough, nodePackageFor } from "./run.mjs";

test("a Node from 24.16 on runs the tools itself, an older one hands over", () => {
  expect(["24.16.0", "24.20.1", "26.0.0"].map(isNewEnough)).toEqual([true, true, true]);
  expect(["20.19.0", "22.30.0", "24.15.9"].map(isNewEnough)).toEqual([false, false, false]);
});

test("every supported machine has its Node among the optional dependencies", async () => {
  const { default: manifest } = await import("../package.json", { with: { type: "json" } });
  const machines: [string, string][] = [
    ["linux", "x64"],
    ["linux", "arm64"],
    ["darwin", "x64"],
    ["darwin", "arm64"],
    ["win32", "x64"],
    ["win32", "arm64"],
  ];
  for (const [platform, arch] of machines)
    expect(Object.keys(manifest.optionalDependencies)).toContain(nodePackageFor(platform, arch));
});
