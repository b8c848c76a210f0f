/** An editor in the page, whichever it is. */
export interface EditorHandle {
  readonly focus: () => void;
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
}
