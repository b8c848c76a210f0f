import fc from "fast-check";
import { expect, test } from "vitest";
import { maskSource } from "./mask-source.ts";

test.each([
  ["a(); // } \nb();", "a();      \nb();"],
  ["a(/* } \n { */ b);", "a(     \n      b);"],
  [`a("}", '\\'{');`, "a(   ,      );"],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text of a template.
  ["a(`}${b(`{`, '}')}{`, c);", "a(                  , c);"],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text of a template.
  ["a(`${{ b: `${1}` }}`);{}", "a(                  );{}"],
  ['a.match(/[/"`{]\\/}/g) / b;', "a.match(            ) / b;"],
  ["const half = a / 2; const c = b / 4;", "const half = a / 2; const c = b / 4;"],
  ["return /`/;", "return    ;"],
])("%j has its comments, texts and patterns blanked out", (source, masked) => {
  expect(maskSource(source)).toBe(masked);
});

test("a text that opens one template in another and closes none is read but once", () => {
  const source = "a(`${".repeat(20_000);
  expect(maskSource(source).trim()).toBe("a(");
});

test("every place stays where it is, whatever the text", () => {
  const signs = fc.constantFrom("`", "${", "}", "{", "'", '"', "/", "*", "\\", "\n", "a", "(", "//", "/*");
  fc.assert(
    fc.property(fc.array(signs, { maxLength: 40 }), (parts) => {
      const source = parts.join("");
      const masked = maskSource(source);
      expect(masked).toHaveLength(source.length);
      expect([...masked].every((sign, at) => sign === " " || sign === source[at])).toBe(true);
      expect(masked.split("\n")).toHaveLength(source.split("\n").length);
    }),
    { numRuns: 500 },
  );
});
