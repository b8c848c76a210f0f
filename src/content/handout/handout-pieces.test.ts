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

test("the mended program, which the exercise folds away, stays off the paper", () => {
  const mended = "<details open><summary>The mended program</summary><pre>db.release()</pre></details>";
  expect(toHandoutPieces(html.replace("<p>Give it back.</p>", (asked) => `${asked}${mended}`))).toEqual(
    toHandoutPieces(html),
  );
});

test("a text without any gives nothing", () => {
  expect(toHandoutPieces("<p>Prose.</p>")).toEqual({ asked: [], exercise: "" });
});
