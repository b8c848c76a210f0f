/** Which of two programs a comparison shows where there is no room for both. One choice for the whole site. */
export type CodeLanguage = "typescript" | "python" | "both";

/** Key in `localStorage`; the script in a lesson's head reads it before the first paint. */
export const CODE_LANGUAGE_KEY = "watertight.language";

/** Reads a stored value. Anything unknown, and nothing at all, means the language of the workbench. */
export const toCodeLanguage = (value: string | null | undefined): CodeLanguage =>
  value === "python" || value === "both" ? value : "typescript";
