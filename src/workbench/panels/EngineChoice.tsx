import { useId, useState } from "preact/hooks";
import type { OpenLesson } from "../../lesson/open-lesson.ts";
import { useChunk } from "../use-chunk.ts";
import { EngineMark } from "./EngineMark.tsx";

const loadWords = () => import("./EngineWords.tsx");

/** Which engine carries the server, and the choice of another; folded to a badge. */
export function EngineChoice({ lesson }: { readonly lesson: OpenLesson }) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const words = useChunk(open, loadWords);
  const engine = lesson.engine.value;
  return (
    <>
      <button
        type="button"
        class="engine-badge"
        aria-expanded={open}
        aria-controls={`${id}panel`}
        onClick={() => setOpen(!open)}
      >
        <EngineMark engine={engine} />
        <span class="visually-hidden">Engine: </span>
        {engine.label}
      </button>
      <div class="engine-panel" id={`${id}panel`} hidden={!open}>
        <fieldset class="engine-choices">
          <legend>Engine</legend>
          {engine.choices.map((choice) => (
            <label key={choice.id}>
              <input
                type="radio"
                name={`${id}choice`}
                value={choice.id}
                checked={engine.choice === choice.id}
                onChange={() => lesson.chooseEngine(choice.id)}
              />
              {choice.label}
            </label>
          ))}
        </fieldset>
        {words && <words.EngineWords lesson={lesson} />}
      </div>
    </>
  );
}
