/** What the code says before anybody edits, by how far the editor is. */
export const invitations = {
  static: "Click, tap or press Enter to edit",
  loading: "Loading the editor…",
  failed: "The editor could not be loaded. What you type here is kept. Press here to try again",
} as const;

/** Of the button over the code, for the words beneath it that stand for it to those who see. */
export const openEditorId = "open-editor";
