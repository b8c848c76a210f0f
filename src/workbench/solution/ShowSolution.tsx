import { useEffect, useRef, useState } from "preact/hooks";
import type { OpenLesson } from "../../lesson/open-lesson.ts";
import { AskFirst } from "./AskFirst.tsx";

/** The way to the solution, and back to one's own work after it was taken over. */
export function ShowSolution({ lesson }: { readonly lesson: OpenLesson }) {
  const { help } = lesson;
  const [asking, setAsking] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const looking = help.looking.value;
  const looked = useRef(false);
  // The editor stays in view: whoever comes back wants to go on there.
  const returnFocus = () => opener.current?.focus({ preventScroll: true });

  useEffect(() => {
    if (looked.current && !looking) returnFocus();
    looked.current = looking;
  }, [looking]);

  return (
    <div class="solution-ways">
      <button
        type="button"
        ref={opener}
        aria-expanded={looking}
        onClick={() => (help.asksFirst.value ? setAsking(true) : help.look())}
      >
        Show solution
      </button>
      {help.canRestore.value && (
        <button type="button" onClick={help.restoreMine}>
          Restore mine
        </button>
      )}
      {asking && (
        <AskFirst
          label="Show solution"
          question="You have not run a check yet. Look anyway?"
          yes="Look anyway"
          no="Not yet"
          onYes={() => {
            setAsking(false);
            help.look();
          }}
          onNo={() => {
            setAsking(false);
            returnFocus();
          }}
        />
      )}
    </div>
  );
}
