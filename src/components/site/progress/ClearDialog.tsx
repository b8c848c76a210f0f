import { useEffect, useRef } from "preact/hooks";

interface ClearDialogProps {
  /** What is about to go, as it stands in the question. */
  readonly what: string;
  readonly onAnswer: (clear: boolean) => void;
}

/** Asks before anything is cleared. */
export function ClearDialog({ what, onAnswer }: ClearDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog class="clear-dialog" ref={dialog} aria-labelledby="clear-question" onCancel={() => onAnswer(false)}>
      <h2 id="clear-question">Clear {what}?</h2>
      <p>
        It goes from this device alone; there is no copy elsewhere unless you saved a file. Until you leave this page it
        can be undone.
      </p>
      <div class="device-buttons">
        <button type="button" onClick={() => onAnswer(false)}>
          Keep it
        </button>
        <button type="button" class="primary" onClick={() => onAnswer(true)}>
          Clear
        </button>
      </div>
    </dialog>
  );
}
