import { useState } from "preact/hooks";
import type { Site } from "../../contract/trace-event.ts";
import type { OpenLesson } from "../../lesson/open-lesson.ts";
import type { GeneratorSnapshot } from "../../trace/generators/select-generators.ts";
import { useRested } from "../use-rested.ts";
import { countWords } from "../words/generator-words.ts";
import { BodyFrame } from "./BodyFrame.tsx";
import { GeneratorRow } from "./GeneratorRow.tsx";

/** In a rush of requests every row is a new one. */
const restMs = 150;

const keyOf = ({ processId, generatorId }: GeneratorSnapshot) => `${processId}/${generatorId}`;

interface GeneratorListProps {
  readonly lesson: OpenLesson;
  readonly onShowLine: (site: Site) => void;
}

/** Each generator over time, and where in its body it stands. */
export function GeneratorList({ lesson, onShowLine }: GeneratorListProps) {
  const view = useRested(lesson.generators, restMs);
  const shownMs = useRested(lesson.shownMs, restMs);
  const [chosen, setChosen] = useState<string | null>(null);
  const shown = view.rows.find((row) => keyOf(row) === chosen) ?? view.rows[0];
  return (
    shown && (
      <>
        <div class="panel-heading">
          <h3>Generators</h3>
          <span class="panel-note">{countWords(view)}</span>
        </div>
        <div class="generators-body">
          <ul class="generator-rows">
            {view.rows.map((row) => (
              <GeneratorRow
                key={keyOf(row)}
                generator={row}
                shownMs={shownMs}
                isChosen={row === shown}
                onChoose={() => setChosen(keyOf(row))}
                onOpenLane={lesson.autopsy.open}
              />
            ))}
          </ul>
          <BodyFrame lesson={lesson} generator={shown} shownMs={shownMs} onShowLine={onShowLine} />
        </div>
      </>
    )
  );
}
