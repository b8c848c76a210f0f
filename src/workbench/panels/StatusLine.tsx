import type { OpenLesson } from "../../lesson/open-lesson.ts";
import { statusWords } from "../words/status-words.ts";
import { EngineChoice } from "./EngineChoice.tsx";

/** Where the server stands, and which engine carries it. */
export function StatusLine({ lesson }: { readonly lesson: OpenLesson }) {
  const status = lesson.status.value;
  return (
    <div class="status-line">
      <div class="status-words">
        <span class={`status status-${status.kind}`}>Server: {statusWords(status)}</span>
        {status.kind === "starting" && (
          <progress value={status.stage.step - 1} max={status.stage.steps} aria-label="Starting" />
        )}
        {status.kind === "exited" && status.reason === "stopped" && (
          <span class="status-note" title={status.message}>
            {status.message}
          </span>
        )}
        {status.kind === "running" && (
          <span class="status-note" title="The same code with the same seed makes the same run">
            seed {lesson.seed.value}
          </span>
        )}
      </div>
      <EngineChoice lesson={lesson} />
    </div>
  );
}
