import { expect, test } from "vitest";
import * as z from "zod";
import { ContentError, readYaml } from "./read-yaml.ts";

const schema = z.array(
  z.strictObject({
    id: z.string().describe("a name in small letters"),
    kind: z.enum(["recall", "why"]),
    minutes: z.int().min(1),
    claims: z.array(z.string()).default([]),
  }),
);

const complaintOf = (text: string): string => {
  try {
    readYaml(schema, { file: "content/x.yaml", text });
  } catch (error) {
    if (error instanceof ContentError) return error.message;
    throw error;
  }
  return "none";
};

test("what is right is read", () => {
  const text = "- id: a\n  kind: why\n  minutes: 3\n";
  expect(readYaml(schema, { file: "x", text })).toEqual([{ id: "a", kind: "why", minutes: 3, claims: [] }]);
});

test("a key that is spelt wrongly is said with its line and written right", () => {
  const complaint = complaintOf("- id: a\n  kind: why\n  minuets: 3\n");
  expect(complaint).toMatch(/^content\/x\.yaml:1: \[0\]/);
  expect(complaint).toContain("    - id: a\n      kind: why\n      minutes: 3");
});

test("a value of another type or near an option is written as it was meant", () => {
  const complaint = complaintOf('- id: 7\n  kind: rechall\n  minutes: "12"\n  claims: one\n');
  expect(complaint).toContain("content/x.yaml:2: [0].kind: ");
  expect(complaint).toContain('    - id: "7"\n      kind: recall\n      minutes: 12\n      claims:\n        - one');
});

test("what is missing stands as a blank to be filled in", () => {
  expect(complaintOf("- kind: why\n  minutes: 1\n")).toContain("id: <a name in small letters>");
});

test("only the item that is wrong is printed", () => {
  const right = "- id: right\n  kind: why\n  minutes: 1\n";
  const complaint = complaintOf(`${right}- id: wrong\n  kind: what\n  minutes: 1\n`);
  expect(complaint).toContain("content/x.yaml:5: [1].kind: ");
  expect(complaint).not.toContain("id: right");
});

test("text that is no YAML is said with its line, counted from where it stands in its file", () => {
  const read = () => readYaml(schema, { file: "content/x.mdx", text: "- id: a\n  kind: [why\n", firstLine: 10 });
  expect(read).toThrow(/^content\/x\.mdx:1[12]: not YAML: /);
});
