import { readBody } from "../../trace/generators/read-body.ts";
import type { GeneratorSnapshot } from "../../trace/generators/select-generators.ts";
import { bodyMarks, partTitles, partWords } from "../words/body-words.ts";

const parts = ["before", "atYield", "after"] as const;

/** A body whose lines are not among the learner's files: its three parts. */
export function BodyParts({ generator }: { readonly generator: GeneratorSnapshot }) {
  const body = readBody(generator);
  return (
    <ol>
      {parts.map((part) => {
        const { state, atMs } = body[part];
        const title = partTitles[part];
        return (
          <li key={part} class={`part part-${part} part-${state}`}>
            <span class="part-mark" aria-hidden="true">
              {bodyMarks[state]}
            </span>
            <code>{state === "never" ? <s>{title}</s> : title}</code>
            <span class="part-words">{partWords(part, state, atMs)}</span>
          </li>
        );
      })}
    </ol>
  );
}
