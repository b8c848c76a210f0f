import { expect, test } from "vitest";
import { toHandoutPieces } from "./handout-pieces.ts";

const html = `<p>Prose.</p><section class="handout-piece" data-x><p>Q1</p></section><p>More.</p>
<h2 id="your-turn"><a href="#your-turn">Your turn</a></h2>
<p>Give it back.</p>
<h2 id="check-yourself">Check yourself</h2><section class="handout-piece"><p>Q2</p></section>`;

test("the marked pieces and the exercise are taken, the prose is not", () => {
  expect(toHandoutPieces(html)).toEqual({
    asked: [
      '<section class="handout-piece" data-x><p>Q1</p></section>',
      '<section class="handout-piece"><p>Q2</p></section>',
    ],
    exercise: "<p>Give it back.</p>",
  });
});

test("a text without any gives nothing", () => {
  expect(toHandoutPieces("<p>Prose.</p>")).toEqual({ asked: [], exercise: "" });
});
