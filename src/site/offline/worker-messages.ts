/** What any page says to the service worker. Imported by its script and the worker alone: shared with an island it would be one more file of every page. */

/** To one that waits: its reader wants the new version now. */
export const takeOver = "take-over";
/** The page has come to rest: what sandboxes run on may be fetched. */
export const keepCourse = "keep-course";
