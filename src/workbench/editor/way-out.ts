/** The chord by which Monaco lets Tab leave, as its keys are named; Macs have another. */
export const wayOutKeys = (userAgent: string): readonly string[] =>
  /Macintosh/.test(userAgent) ? ["Ctrl", "Shift", "M"] : ["Ctrl", "M"];

/** The chord that lays a file out anew, in either editor. */
export const formatKeys = (userAgent: string): readonly string[] =>
  /Macintosh|iPhone|iPad/.test(userAgent) ? ["Shift", "Option", "F"] : ["Shift", "Alt", "F"];
