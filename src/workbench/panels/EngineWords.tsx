import type { OpenLesson } from "../../lesson/open-lesson.ts";
import { containerWords } from "../words/engine-words.ts";
import { ContainerTrouble } from "./ContainerTrouble.tsx";

/** What the choice of an engine means, and where the WebContainer stands. */
export function EngineWords({ lesson }: { readonly lesson: OpenLesson }) {
  const engine = lesson.engine.value;
  const words = containerWords(engine);
  // Who chose the WebContainer is told of its trouble outside of this panel.
  const isTold = engine.choice === "webcontainer";
  return (
    <>
      <p>
        The embedded engine runs your server in this page. A WebContainer is Node itself in your browser: it comes from
        StackBlitz's servers, so it needs the network. A choice takes effect with the next Run.
      </p>
      {engine.previewUrl && (
        <p class="engine-preview">
          Your server also answers at <a href={engine.previewUrl}>{engine.previewUrl}</a>, in this browser alone.
        </p>
      )}
      {words && engine.container.kind !== "unavailable" && <p class="engine-state">{words}</p>}
      {!isTold && <ContainerTrouble lesson={lesson} />}
    </>
  );
}
