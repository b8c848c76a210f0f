import { useEffect, useRef, useState } from "preact/hooks";
import type { OpenLesson } from "../../lesson/open-lesson.ts";
import { useChunk } from "../use-chunk.ts";

const loadPanel = () => import("./SharePanel.tsx");

/** A link to the code and the run on show; it is copied, and shown for whoever may not copy. */
export function Share({ lesson }: { readonly lesson: OpenLesson }) {
  // Each press makes a link of what is on show then.
  const [presses, setPresses] = useState(0);
  const button = useRef<HTMLButtonElement>(null);
  const panel = useChunk(presses > 0, loadPanel);
  const arrived = lesson.sharing.arrival.value.kind;
  // What is on show now is not what the link is of.
  useEffect(() => setPresses(0), [arrived]);
  const close = () => {
    setPresses(0);
    button.current?.focus();
  };
  return (
    <>
      <button type="button" ref={button} aria-expanded={presses > 0} onClick={() => setPresses(presses + 1)}>
        Share
      </button>
      {presses > 0 && panel && <panel.SharePanel key={presses} lesson={lesson} onClose={close} />}
    </>
  );
}
