import { expect, test } from "vitest";
import { emptyRecord, type ProgressRecord } from "../../site/progress/progress-record.ts";
import { firstChoice, isTaken, orderLessons } from "./choose-lessons.ts";
import { escapeProse, fence, quoteNote } from "./markdown-text.ts";
import type { LessonView } from "./monday-view.ts";
import { markdownName, toMarkdown } from "./to-markdown.ts";

const lesson = (order: number, slug: string): LessonView => ({
  slug,
  order,
  title: `Lesson *${order}*`,
  href: `/lessons/${slug}/`,
  checks: [
    { id: "lends-all", title: "Lends all" },
    { id: "gives-back", title: "Gives `all` back" },
  ],
  items: [
    {
      id: `${slug}-item`,
      title: "No `end()` on a lent client",
      look: "Look at [each]_one_.",
      why: "It is lost.",
      mended: "0 in use.",
      finds: [{ label: "In TypeScript", language: "sh", text: "git grep -nE -e 'x' -- '*.ts'" }],
      prove: { label: "Ask PostgreSQL", language: "sql", text: "SELECT 1\nFROM x;" },
    },
  ],
});

const lessons = [lesson(1, "one"), lesson(2, "two"), lesson(3, "three")];
const progress: ProgressRecord = {
  ...emptyRecord,
  lessons: { three: { opened: 1, solved: 5, "passed/gives-back": 4 }, two: { opened: 1 }, gone: { solved: 1 } },
};

test("solved lessons come first, then the opened ones, each with the checks that were passed", () => {
  const ordered = orderLessons(lessons, progress);
  expect(ordered.map(({ slug, state, passed }) => [slug, state, passed])).toEqual([
    ["three", "solved", ["Gives `all` back"]],
    ["two", "begun", []],
    ["one", "new", []],
  ]);
  expect(firstChoice(ordered)).toBe("solved");
  expect(firstChoice(orderLessons(lessons, emptyRecord))).toBe("all");
  const taken = (["solved", "begun", "all"] as const).map((choice) =>
    ordered.filter(({ state }) => isTaken(choice, state)).map(({ slug }) => slug),
  );
  expect(taken).toEqual([["three"], ["three", "two"], ["three", "two", "one"]]);
});

test("the Markdown has what was chosen: passed checks, ticks, notes, and each way to find under its item", () => {
  const markdown = toMarkdown({
    lessons: orderLessons(lessons, progress).slice(0, 2),
    noteOf: (slug) => (slug === "three" ? "Ask Ann:\n- [ ] the <b> in billing" : " \n"),
    courseNote: "All of it",
    isLookedAt: (id) => id === "three-item",
    at: new Date("2026-03-02T09:00:00Z"),
  });
  expect(markdown).toBe(`# What to check in our own code

Taken along from Watertight on 2026-03-02. A search finds places to read; that it finds nothing proves no more than that one spelling is gone.

## Our notes

> All of it

## 3. Lesson \\*3\\* (solved)

Passed in the sandbox, 1 of 2 checks: Gives \`all\` back.

> Ask Ann:
> - [ ] the &lt;b> in billing

- [x] **No \`end()\` on a lent client**

  Look at \\[each\\]\\_one\\_.

  In TypeScript:

  \`\`\`sh
  git grep -nE -e 'x' -- '*.ts'
  \`\`\`

  Why: It is lost.

  Mended: 0 in use.

  Ask PostgreSQL:

  \`\`\`sql
  SELECT 1
  FROM x;
  \`\`\`

## 2. Lesson \\*2\\* (begun)

- [ ] **No \`end()\` on a lent client**

  Look at \\[each\\]\\_one\\_.

  In TypeScript:

  \`\`\`sh
  git grep -nE -e 'x' -- '*.ts'
  \`\`\`

  Why: It is lost.

  Mended: 0 in use.

  Ask PostgreSQL:

  \`\`\`sql
  SELECT 1
  FROM x;
  \`\`\`
`);
  expect(markdownName(new Date("2026-03-02T09:00:00Z"))).toBe("on-monday-2026-03-02.md");
});

test("words between backquotes stay code, and nothing else means anything to Markdown", () => {
  expect(escapeProse("`max_overflow` times *two* <b> a_b [x](y) #1")).toBe(
    "`max_overflow` times \\*two\\* \\<b\\> a\\_b \\[x\\](y) \\#1",
  );
});

test("no text closes the fence around it", () => {
  expect(fence("a ``` b", "text")).toBe("````text\na ``` b\n````");
  expect(fence("a", "sh")).toBe("```sh\na\n```");
});

test("a note stays a quotation: a fence that is not closed, a heading and a comment end with it", () => {
  expect(quoteNote("# big\r\n<!-- \n\n`<T>` and <i>\n```ts\nSet<string>\n")).toBe(
    "> # big\n> &lt;!-- \n>\n> `<T>` and &lt;i>\n> ```ts\n> Set<string>",
  );
});
