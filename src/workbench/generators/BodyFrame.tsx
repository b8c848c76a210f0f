import { readBody } from "../../trace/generators/read-body.ts";
import type { GeneratorSnapshot } from "../../trace/generators/select-generators.ts";
import { nameOf, partMarks, partTitles, partWords, storyOf } from "../words/generator-words.ts";

interface BodyFrameProps {
  readonly generator: GeneratorSnapshot;
  readonly shownMs: number;
}

const parts = ["before", "atYield", "after"] as const;

/** A generator's body, drawn: which parts ran, where it stands, what never ran. */
export function BodyFrame({ generator, shownMs }: BodyFrameProps) {
  const body = readBody(generator);
  return (
    <div class="generator-frame">
      <h4>
        Inside <code>{nameOf(generator)}</code> for {generator.label}
      </h4>
      <ol>
        {parts.map((part) => {
          const { state, atMs } = body[part];
          const title = partTitles[part];
          return (
            <li key={part} class={`part part-${part} part-${state}`}>
              <span class="part-mark" aria-hidden="true">
                {partMarks[state]}
              </span>
              <code>{state === "never" ? <s>{title}</s> : title}</code>
              <span class="part-words">{partWords(part, state, atMs)}</span>
            </li>
          );
        })}
      </ol>
      <p>{storyOf(generator, shownMs)}</p>
    </div>
  );
}
