/** The predictions that a page asks in its text, read from its MDX. */
import { ContentError } from "../yaml/read-yaml.ts";

export interface TextPrediction {
  readonly id: string;
  readonly question: string;
  readonly answers: readonly string[];
  /** Which of the answers happens. */
  readonly truth: number;
}

const tag = /<Prediction\s([\s\S]*?)\n>/g;
const option = /\{\s*value:\s*"([^"]*)",\s*label:\s*(?:"([^"]*)"|'([^']*)')\s*,?\s*\}/g;

/** @param file as people find it. @throws ContentError where a prediction is not written as all are */
export function readPredictions(file: string, mdx: string): TextPrediction[] {
  return [...mdx.matchAll(tag)].map(({ 1: attributes = "", index }) => {
    const attribute = (name: string) => new RegExp(`^\\s*${name}="([^"]*)"`, "m").exec(attributes)?.[1] ?? "";
    const options = [...attributes.matchAll(option)].map(([, value, double, single]) => ({
      value,
      label: double ?? single ?? "",
    }));
    const truth = options.findIndex(({ value }) => value === attribute("truth"));
    const id = attribute("id");
    const question = attribute("question");
    if (!id || !question || options.length < 2 || truth < 0)
      throw new ContentError(
        `${file}:${mdx.slice(0, index).split("\n").length}: write id="…", question="…" and truth="…" of a Prediction on lines of their own, and each option as { value: "…", label: "…" }, the truth among them`,
      );
    return { id, question, answers: options.map(({ label }) => label), truth };
  });
}
