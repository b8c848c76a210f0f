import type { OpenLesson } from "../../lesson/open-lesson.ts";

/** One hint at a time, each one asked for; what was shown stays. */
export function Hints({ lesson }: { readonly lesson: OpenLesson }) {
  const { hints, help } = lesson;
  const shown = help.hintsTaken.value;
  const countId = `${lesson.slug}-hint-count`;
  if (hints.length === 0) return null;
  return (
    <div class="hints">
      {hints.slice(0, shown).map((hint, index) => (
        <p key={hint} class="hint">
          <b>{`Hint ${index + 1} of ${hints.length}`}</b> {hint}
        </p>
      ))}
      {shown < hints.length ? (
        <div class="hint-ask">
          <button type="button" aria-describedby={countId} onClick={help.takeHint}>
            Hint
          </button>
          <span id={countId}>{`${shown + 1} of ${hints.length}`}</span>
        </div>
      ) : (
        <p class="hint-end">There are no more hints. The solution shows one way, beside yours.</p>
      )}
    </div>
  );
}
