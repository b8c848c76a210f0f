import type { OpenLesson } from "../../lesson/open-lesson.ts";
import type { Draft } from "./draft.ts";

/** An editor in the page, whichever it is. */
export interface EditorHandle {
  /** Puts the line into view and the caret on it; the focus comes along where `takeFocus` says so. */
  readonly revealLine: (file: string, line: number, takeFocus: boolean) => void;
  /** Lays the shown file out anew as one step that can be undone; rejects where no formatter could be loaded. */
  readonly format: () => Promise<void>;
  readonly dispose: () => void;
}

/** What an editor tells the pane round it. */
export interface EditorEvents {
  /** How Tab behaves now: it indents, or it goes on to the next control. */
  readonly onTabLeaves: (leaves: boolean) => void;
  /** The keys for it were pressed. */
  readonly onFormat: () => void;
}

/** Puts an editor into `host`, in the place of a draft whose text, undo, caret and focus it takes over. */
export type OpenEditor = (
  host: HTMLElement,
  lesson: OpenLesson,
  events: EditorEvents,
  draft: Draft,
) => Promise<EditorHandle>;
