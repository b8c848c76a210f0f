import { parser } from "@lezer/python";

/** Lines, from 1, on which a text is not Python. */
export function findPythonErrors(code: string): number[] {
  const lines = new Set<number>();
  parser.parse(code).iterate({
    enter({ type, from }) {
      if (type.isError) lines.add(code.slice(0, from).split("\n").length);
    },
  });
  return [...lines];
}
