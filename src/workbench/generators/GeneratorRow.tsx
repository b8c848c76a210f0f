import type { OpenLesson } from "../../lesson/open-lesson.ts";
import type { GeneratorSnapshot } from "../../trace/generators/select-generators.ts";
import { isEnded, nameOf, stateWords, suspendedMs, suspendedWords, wasThrownInto } from "../words/generator-words.ts";
import { PhaseBar } from "./PhaseBar.tsx";
import { PhaseMark } from "./PhaseMark.tsx";

interface GeneratorRowProps {
  readonly generator: GeneratorSnapshot;
  readonly shownMs: number;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly onOpenLane: OpenLesson["autopsy"]["open"];
}

/** One generator: whom it serves, its state, its life as a bar, the lanes that it holds. */
export function GeneratorRow({ generator, shownMs, isChosen, onChoose, onOpenLane }: GeneratorRowProps) {
  return (
    <li class={`generator-row generator-${generator.phase}`}>
      <button type="button" class="generator-name" aria-pressed={isChosen} onClick={onChoose}>
        <code>{nameOf(generator)}</code> for {generator.label}
      </button>
      <span class="generator-state">
        {isEnded(generator) && wasThrownInto(generator) && <PhaseMark phase="thrown-into" />}
        <PhaseMark phase={generator.phase} />
        {stateWords(generator)}
      </span>
      <span class="generator-time">{suspendedWords(suspendedMs(generator, shownMs))}</span>
      <PhaseBar changes={generator.changes} shownMs={shownMs} />
      <span class="generator-lanes">
        {generator.lanes.map((key) => (
          <button key={`${key.poolId}/${key.lane}`} type="button" onClick={() => onOpenLane(key)}>
            holds lane {key.lane}
          </button>
        ))}
      </span>
    </li>
  );
}
