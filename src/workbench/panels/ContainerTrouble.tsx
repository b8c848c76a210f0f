import type { OpenLesson } from "../../lesson/open-lesson.ts";
import { containerWords } from "../words/engine-words.ts";

/** Why there is no WebContainer, what may be behind it, and the way on; nothing while there is no trouble. */
export function ContainerTrouble({ lesson }: { readonly lesson: OpenLesson }) {
  const { container } = lesson.engine.value;
  if (container.kind !== "unavailable") return null;
  const { code, causes, remedy } = container.failure;
  return (
    <div class="engine-trouble">
      <p>{containerWords(lesson.engine.value)}</p>
      {causes.length > 0 && (
        <ul aria-label="What may be behind it">
          {causes.map((cause) => (
            <li key={cause}>{cause}</li>
          ))}
        </ul>
      )}
      <p class="engine-remedy">{remedy}</p>
      <button type="button" onClick={lesson.retryContainer}>
        Reload and retry
      </button>
      <code>{code}</code>
    </div>
  );
}
