import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { actionsOf } from "../../src/lesson/traffic-actions.ts";
import { loadDefinition } from "./pack-sandbox.ts";

const content = resolve(import.meta.dirname, "../../content");
const pages = ["lessons", "incidents"].flatMap((folder) =>
  readdirSync(join(content, folder)).map((name) => ({
    file: join(content, folder, name),
    slug: name.replace(".mdx", ""),
  })),
);

/** What the prose sets in bold as the name of a button of the traffic panel. */
const buttonsIn = (prose: string): string[] =>
  [...prose.matchAll(/\*\*((?:Open \w+ ?\w*|All \w[^*]*|(?:GET|POST|PUT|DELETE) \/[^*]*))\*\*/g)].map(
    ([, label = ""]) => label,
  );

test.each(pages)("$slug tells its reader to press what is there", async ({ file, slug }) => {
  const { traffic, scenarios } = await loadDefinition(slug);
  const labels = new Set([...actionsOf(traffic), ...scenarios].map(({ label }) => label));
  expect(buttonsIn(readFileSync(file, "utf8")).filter((label) => !labels.has(label))).toEqual([]);
});

test.each(pages)("$slug has a button for tabs where its scenarios open any", async ({ slug }) => {
  const { traffic, scenarios } = await loadDefinition(slug);
  const opensTabs = scenarios.some(({ scenario }) => scenario.steps.some(({ command }) => command.kind === "open-tab"));
  const labels = actionsOf(traffic).map(({ label }) => label);
  expect(opensTabs ? labels : ["Open tab"]).toContain("Open tab");
});
