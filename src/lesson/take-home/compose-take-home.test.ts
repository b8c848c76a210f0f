import { expect, it } from "vitest";
import { composeTakeHome } from "./compose-take-home.ts";

const lesson = {
  slug: "two-pools",
  entry: "main.ts",
  checks: [{ id: "a", title: "Tabs are answered", expected: "31 of 31" }],
};
const files = [
  { path: "main.ts", source: "const broken = ;\n" },
  { path: "lib/answer.ts", source: "export {};\n" },
];
const assets = [{ path: "runtime/start.mjs", bytes: Uint8Array.of(1, 2) }];

it("puts everything into one folder, the learner's files at its top and as they are", () => {
  const composed = composeTakeHome(lesson, files, assets);
  expect(Object.keys(composed).sort()).toEqual([
    "watertight-two-pools/README.md",
    "watertight-two-pools/lib/answer.ts",
    "watertight-two-pools/main.ts",
    "watertight-two-pools/package.json",
    "watertight-two-pools/runtime/start.mjs",
  ]);
  const read = (path: string) => new TextDecoder().decode(composed[`watertight-two-pools/${path}`]);
  expect(read("main.ts")).toBe("const broken = ;\n");
  expect(read("README.md")).toContain("Tabs are answered: 31 of 31.");
  expect(read("README.md")).toContain("watertight_two_pools");
  const manifest = JSON.parse(read("package.json"));
  expect(manifest).toMatchObject({ type: "module", engines: { node: ">=22" } });
  expect(manifest.dependencies).toBeUndefined();
});
