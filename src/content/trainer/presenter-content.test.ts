import { expect, test } from "vitest";
import { loadPresenterContent } from "./presenter-content.ts";

const of = (slug: string) =>
  loadPresenterContent(
    process.cwd(),
    { folder: "lessons", slug },
    {
      title: "A title",
      headings: [
        { depth: 2, slug: "second-by-second", text: "Second by second" },
        { depth: 3, slug: "deeper", text: "Deeper" },
      ],
      pages: [],
    },
  );

test("the steps have paragraphs, seconds and the seconds of each thing to do", async () => {
  const { steps, path, sections } = await of("exhaustion");
  expect(path).toBe("/lessons/exhaustion/");
  expect(sections).toEqual([{ id: "second-by-second", text: "Second by second" }]);
  const [guess, watch, line] = steps;
  expect(guess?.say).toHaveLength(2);
  expect(watch).toMatchObject({ section: "second-by-second", breakLive: expect.stringContaining("GET /ping") });
  expect(line?.breakLive).toBeNull();
  expect(watch?.do).toEqual([{ activity: { kind: "scenario", id: "tabs-31", pace: 10 }, seconds: 15.5 }]);
  expect(watch?.seconds).toBeGreaterThan(15.5);
});

test("questions of text, scenarios and quiz come with the answer that holds", async () => {
  const { questions } = await of("exhaustion");
  const truths = questions.map(({ id, from, answers, truth }) => [from, id, answers[truth]]);
  expect(truths[0]).toEqual(["text", "exhaustion", "It connects, waits, and is dropped"]);
  expect(truths).toContainEqual(["quiz", "who-saw-it-first", "The 16th"]);
  expect(questions.filter(({ from }) => from === "scenario")).toHaveLength(3);
  expect(questions.every(({ answers, truth }) => truth >= 0 && truth < answers.length)).toBe(true);
  expect(questions.find(({ from }) => from === "quiz")?.whys).toHaveLength(4);
});
