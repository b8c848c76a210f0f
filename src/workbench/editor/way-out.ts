/** Monaco's own test: what it takes for a Mac has a Mac's chords. */
export const isMac = (userAgent: string): boolean => userAgent.includes("Macintosh");

/** The chord that lets Tab leave the editor, as its keys are named; on a Mac, Ctrl+M is the system's. */
export const wayOutKeys = (userAgent: string): readonly string[] =>
  isMac(userAgent) ? ["Ctrl", "Shift", "M"] : ["Ctrl", "M"];

/** The chord that lays a file out anew, in either editor. */
export const formatKeys = (userAgent: string): readonly string[] =>
  /Macintosh|iPhone|iPad/.test(userAgent) ? ["Shift", "Option", "F"] : ["Shift", "Alt", "F"];
