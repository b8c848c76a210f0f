import { useId, useState } from "preact/hooks";
import type { OpenLesson } from "../../lesson/open-lesson.ts";
import { containerWords } from "../words/engine-words.ts";
import { ContainerTrouble } from "./ContainerTrouble.tsx";
import { EngineMark } from "./EngineMark.tsx";

/** Which engine carries the server, and the choice of another; folded to a badge. */
export function EngineChoice({ lesson }: { readonly lesson: OpenLesson }) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const engine = lesson.engine.value;
  const words = containerWords(engine);
  // Who chose the WebContainer is told of its trouble outside of this panel.
  const isTold = engine.choice === "webcontainer";
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
        <p>
          The embedded engine runs your server in this page. A WebContainer is Node itself in your browser: it comes
          from StackBlitz's servers, so it needs the network. A choice takes effect with the next Run.
        </p>
        {engine.previewUrl && (
          <p class="engine-preview">
            Your server also answers at <a href={engine.previewUrl}>{engine.previewUrl}</a>, in this browser alone.
          </p>
        )}
        {words && engine.container.kind !== "unavailable" && <p class="engine-state">{words}</p>}
        {!isTold && <ContainerTrouble lesson={lesson} />}
      </div>
    </>
  );
}
