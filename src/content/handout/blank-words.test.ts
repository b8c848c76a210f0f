import { expect, test } from "vitest";
import { blankWords } from "./blank-words.ts";

const blank = (letters: number) =>
  `<span class="blank" role="img" aria-label="blank" style="width:${letters}ch"></span>`;

test("what is set apart is left out, and is nowhere in the page", () => {
  expect(blankWords("<ul><li>Give back in a <code>finally</code>, always.</li></ul>")).toBe(
    `<ul><li>Give back in a ${blank(9)}, always.</li></ul>`,
  );
  expect(blankWords('<li>A <a href="/glossary/#lease" title="A connection">lease</a> ends.</li>')).toBe(
    `<li>A ${blank(8)} ends.</li>`,
  );
});

test("a sentence keeps what is more than two gaps", () => {
  const words = "<li><code>one</code> <code>two</code> <code>three</code></li>";
  expect(blankWords(words)).toBe(`<li>${blank(8)} ${blank(8)} <code>three</code></li>`);
});

test("where nothing is set apart the longest word is left out", () => {
  expect(blankWords("<li>A leak is a checkout without a checkin.</li>")).toBe(
    `<li>A leak is a ${blank(10)} without a checkin.</li>`,
  );
});

test("what is no entry stays as it is", () => {
  expect(blankWords("<p>A <code>lease</code></p>")).toBe("<p>A <code>lease</code></p>");
  expect(blankWords("<li>1</li>")).toBe("<li>1</li>");
});
