import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readColourTokens } from "../../styles/code-themes.mjs";

const read = (path: string) => readColourTokens(readFileSync(new URL(path, import.meta.url), "utf8"));
const inLesson = read("../../styles/tokens.css");
const tokens = new Map([...inLesson, ...read("./styles/contrast.css")]);

const luminance = (hex: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

function ratio(one: string, other: string): number {
  const [light = 0, dark = 0] = [one, other].map(luminance).toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const colourOf = (name: string, theme: "light" | "dark") => tokens.get(name)?.[theme] ?? "none";
const contrast = (one: string, other: string, theme: "light" | "dark") =>
  ratio(colourOf(one, theme), colourOf(other, theme));

const grounds = {
  ink: ["page", "surface", "sunk", "deck", "block", "accent-soft", "hold-soft", "leak-soft"],
  "ink-2": ["page", "surface", "sunk", "water-still", "water-drained"],
  accent: ["page", "surface", "sunk"],
  hold: ["page", "surface", "sunk", "hold-soft"],
  leak: ["page", "surface", "sunk", "leak-soft"],
  ok: ["page", "surface"],
  "on-accent": ["accent"],
  surface: ["leak"],
  ...Object.fromEntries(
    ["keyword", "string", "name", "number", "comment"].map((kind) => [
      `code-${kind}`,
      ["surface", "accent-soft", "hold-soft", "leak-soft"],
    ]),
  ),
};
const words = Object.entries(grounds).flatMap(([ink, places]) => places.map((place) => ({ ink, place })));
const inWater = ["water-still", "water-busy", "water-lost", "water-drained"].map((place) => ({ ink: "ink", place }));

describe.each(["light", "dark"] as const)("on a projector, %s", (theme) => {
  it.each([...words, ...inWater])("$ink on $place is read by 7 : 1 or more", ({ ink, place }) => {
    expect(contrast(ink, place, theme)).toBeGreaterThanOrEqual(7);
  });

  it.each(["hold", "leak"])("a mark of %s is told from the water by 3 : 1 or more", (mark) => {
    for (const water of ["water-busy", "water-lost"])
      expect(contrast(mark, water, theme), water).toBeGreaterThanOrEqual(3);
  });
});

it("in a lesson, code is read by 4.5 : 1 or more wherever it stands", () => {
  for (const kind of ["keyword", "string", "name", "number", "comment"])
    for (const place of ["surface", "sunk", "accent-soft", "hold-soft", "leak-soft"])
      for (const theme of ["light", "dark"] as const) {
        const [one = "none", other = "none"] = [`code-${kind}`, place].map((name) => inLesson.get(name)?.[theme]);
        expect(ratio(one, other), `${kind} on ${place}, ${theme}`).toBeGreaterThanOrEqual(4.5);
      }
});

it("code highlighted at build is drawn in the stage's colours wherever the lesson's are too weak", () => {
  const css = readFileSync(new URL("./styles/code.css", import.meta.url), "utf8").toLowerCase();
  for (const kind of ["keyword", "string", "name", "number", "comment"]) {
    const { light = "none", dark = "none" } = inLesson.get(`code-${kind}`) ?? {};
    const strong = [ratio(light, "#ffffff"), ratio(dark, "#0a2029")].every((value) => value >= 7);
    expect(strong || css.includes(`[style*="${light.toLowerCase()}" i] {\n    color: var(--code-${kind})`), kind).toBe(
      true,
    );
  }
});
