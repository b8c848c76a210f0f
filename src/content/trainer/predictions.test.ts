import { expect, test } from "vitest";
import { readPredictions } from "./predictions.ts";

const written = `Text.

<Prediction
  id="a"
  question="What happens?"
  truth="waits"
  options={[
    { value: "grows", label: "It grows" },
    { value: "waits", label: 'It says "wait"' },
  ]}
>
`;

test("a prediction is read with its answers and which of them happens", () => {
  expect(readPredictions("a.mdx", written)).toEqual([
    { id: "a", question: "What happens?", answers: ["It grows", 'It says "wait"'], truth: 1 },
  ]);
});

test("one whose truth is no answer is refused with its line", () => {
  expect(() => readPredictions("a.mdx", written.replace('truth="waits"', 'truth="ends"'))).toThrow(
    "a.mdx:3: write id=",
  );
});
