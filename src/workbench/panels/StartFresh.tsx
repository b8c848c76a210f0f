import { useState } from "preact/hooks";
import type { OpenLesson } from "../../lesson/open-lesson.ts";

/** Back to the starter files; asks first when there is work to lose. */
export function StartFresh({ lesson }: { readonly lesson: OpenLesson }) {
  const [asking, setAsking] = useState(false);
  const dirty = lesson.files.value.some((file) => file.changed);
  if (!asking) {
    return (
      <button type="button" onClick={() => (dirty ? setAsking(true) : lesson.startFresh())}>
        Start fresh
      </button>
    );
  }
  return (
    <fieldset class="confirm" aria-label="Start fresh">
      <span>Your edits will be lost.</span>
      <button
        type="button"
        class="primary"
        ref={(button) => button?.focus()}
        onClick={() => {
          setAsking(false);
          lesson.startFresh();
        }}
      >
        Drop my edits
      </button>
      <button type="button" onClick={() => setAsking(false)}>
        Keep them
      </button>
    </fieldset>
  );
}
