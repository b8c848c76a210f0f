const invitations = {
  static: "Click, tap or press Enter to edit",
  loading: "Loading the editor…",
  failed: "The editor could not be loaded. What you type here is kept. Press here to try again",
} as const;

/** What the code says before anybody edits, by how far the editor is. */
export const inviteTo = (stage: keyof typeof invitations, isEditable: boolean): string =>
  stage === "static" && !isEditable ? "Read only. Click, tap or press Enter to search in it" : invitations[stage];

/** Of the button over the code, for the words beneath it that stand for it to those who see. */
export const openEditorId = "open-editor";
