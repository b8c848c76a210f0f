import { mostNoteChars } from "../../site/notes/notes-record.ts";

interface NoteFieldProps {
  readonly id: string;
  readonly label: string;
  readonly text: string;
  /** False where nothing can be written: before the page's scripts have run, and without them. */
  readonly ready: boolean;
  /** Another tab's text stands in it as well. */
  readonly joined: boolean;
  readonly onWrite: (text: string) => void;
}

/** A note: a field on the screen, its text on paper, and lines to write on where it has none. */
export function NoteField({ id, label, text, ready, joined, onWrite }: NoteFieldProps) {
  return (
    <div class="monday-note">
      {ready && (
        <>
          <label for={id}>{label}</label>
          <textarea
            id={id}
            rows={3}
            // A note that was joined may be longer already: it can be shortened, and nothing of it is cut off.
            maxLength={Math.max(mostNoteChars, text.length)}
            value={text}
            onInput={({ currentTarget }) => onWrite(currentTarget.value)}
          />
          {joined && (
            <p role="status">Another tab wrote here at the same time. Both texts are kept, one after the other.</p>
          )}
        </>
      )}
      <div aria-hidden="true">
        <p class="monday-paper-label">{label}</p>
        {text.trim() === "" ? <div class="monday-lines" /> : <p class="monday-paper">{text.trim()}</p>}
      </div>
    </div>
  );
}
