import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { Site } from "../../contract/trace-event.ts";
import type { MappedLine } from "../../lesson/autopsy/map-lines.ts";
import type { BodyShape } from "../../trace/generators/body-shape.ts";
import type { FoundGenerator } from "../../trace/generators/find-generator.ts";
import { readStretches, type StretchFact } from "../../trace/generators/read-stretches.ts";
import type { GeneratorSnapshot } from "../../trace/generators/select-generators.ts";
import { CodeTokens } from "../code/CodeTokens.tsx";
import { colourLines, cutLine, indentOf, textOf } from "../code/colour-code.ts";
import { changedWords } from "../words/autopsy-words.ts";
import { bodyMarks, stretchWords } from "../words/body-words.ts";

interface BodyLinesProps {
  readonly found: FoundGenerator;
  readonly shape: BodyShape;
  readonly changes: GeneratorSnapshot["changes"];
  readonly locate: (site: Pick<Site, "file" | "line">) => MappedLine;
  readonly onShowLine: (site: Site) => void;
}

/** A longer line is cut; the whole of it is a press away. */
const longestLine = 200;

/** The lines of a generator as its run began with them, in stretches that share one fate. */
export function BodyLines({ found: { file, source }, shape, changes, locate, onShowLine }: BodyLinesProps) {
  const list = useRef<HTMLOListElement>(null);
  const lines = useMemo(() => colourLines(source), [source]);
  const drawn = lines.slice((shape.stretches[0]?.first ?? 1) - 1, shape.stretches.at(-1)?.last).map(textOf);
  const indent = Math.min(...drawn.filter((line) => line.trim()).map(indentOf));
  // A long body scrolls: what is asked first is where it stands.
  useLayoutEffect(() => {
    const box = list.current;
    const yieldLine = box?.querySelector<HTMLElement>(".body-yield");
    if (box && yieldLine) box.scrollTop = yieldLine.offsetTop - box.clientHeight / 2;
  }, []);
  return (
    <ol class="body-lines" ref={list} aria-label={`Lines of ${file}`}>
      {readStretches(shape, changes).map((fact) => {
        const { stretch, state } = fact;
        const isPassed = state === "never" || state === "skipped";
        return (
          <li key={stretch.first} class={`part part-${state} body-stretch${isYield(fact) ? " body-yield" : ""}`}>
            <span class="part-mark" aria-hidden="true">
              {bodyMarks[state]}
            </span>
            <span class="part-words">{stretchWords(fact)}</span>
            {lines.slice(stretch.first - 1, stretch.last).map((tokens, index) => {
              const ran = stretch.first + index;
              const { kind, line } = locate({ file, line: ran });
              const code = cutLine(tokens, indent, longestLine);
              return (
                <div key={ran} class="body-line">
                  <button
                    type="button"
                    class="link"
                    aria-label={`Show line ${line} of ${file}${kind === "same" ? "" : `, ${changedWords[kind]}`}`}
                    onClick={() => onShowLine({ file, line, column: 1 })}
                  >
                    {line}
                  </button>
                  <code>{isPassed ? <PassedLine text={textOf(code)} /> : <CodeTokens tokens={code} />}</code>
                  {kind !== "same" && <span class="part-words">{changedWords[kind]}</span>}
                </div>
              );
            })}
          </li>
        );
      })}
    </ol>
  );
}

/** Struck through from its first sign on; a closing bracket alone has nothing that could have run. */
function PassedLine({ text }: { readonly text: string }) {
  const indent = indentOf(text);
  return (
    <>
      {text.slice(0, indent)}
      {/\w/.test(text) ? <s>{text.slice(indent)}</s> : text.slice(indent)}
    </>
  );
}

const isYield = ({ stretch }: StretchFact): boolean => stretch.kind === "yield" || stretch.kind === "yields";
