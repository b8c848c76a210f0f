import { expect, test } from "vitest";
import { drawCard } from "./draw-card.ts";
import { loadTypeFace } from "./type-face.ts";

const root = process.cwd();
const faces = {
  heading: await loadTypeFace(root, "commissioner-heading.ttf"),
  text: await loadTypeFace(root, "commissioner-text.ttf"),
};

test("a card has no text that a machine's fonts would draw, and shows how many lanes are lent", () => {
  const card = drawCard({ kicker: "Borrow and return · lesson 1", title: "Borrow and give back", lent: 2 }, faces);
  expect(card).not.toContain("<text");
  expect(card.match(/fill="#1f7d93"/g)).toHaveLength(2);
});

test("every letter of a title is in the fonts", () => {
  for (const face of Object.values(faces)) {
    const missing = face.toPath("\u{10ffff}", 20, { x: 0, y: 20 });
    for (const letter of "Break, throw and commit? · é’“–1") {
      if (letter !== " ") expect(face.toPath(letter, 20, { x: 0, y: 20 }), letter).not.toBe(missing);
    }
  }
});
