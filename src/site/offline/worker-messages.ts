/** Tells a waiting service worker that its reader wants the new version now. Apart, so that a page carries nothing else. */
export const takeOver = "take-over";
