import { expect, test } from "vitest";
import { actionsOf } from "../../lesson/traffic-actions.ts";
import { readContent } from "../read-content.ts";
import { loadSandboxBundle } from "../sandbox-bundle.ts";
import { loadAllNotes } from "./all-notes.ts";
import { loadPlans } from "./all-plans.ts";
import type { TaughtPage } from "./lesson-times.ts";

const root = process.cwd();

/** As Astro makes them of headings without components, which the build holds them to. */
async function readAnchors({ folder, slug }: TaughtPage): Promise<string[]> {
  const mdx = (await readContent(root, `content/${folder}/${slug}.mdx`)).replace(/^```[\s\S]*?^```/gm, "");
  return [...mdx.matchAll(/^#{2,3} (.*)$/gm)].map(({ 1: heading = "" }) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

test("every lesson and incident has notes that name only what its page has, and take the minutes they may", async () => {
  const all = await loadAllNotes(root, readAnchors);
  for (const [slug, { facts }] of all) {
    const { traffic } = await loadSandboxBundle(root, slug);
    expect(facts.trafficLabels).toEqual(actionsOf(traffic).map(({ label }) => label));
  }
});

test("every agenda fits its minutes, with a little left for questions", async () => {
  const plans = await loadPlans(root, await loadAllNotes(root, readAnchors), (slug) => slug);
  expect(plans.map(({ id }) => id)).toEqual(expect.arrayContaining(["45-minutes", "90-minutes", "half-day"]));
});
