/** Keeps a text that may have several lines on one line of a transcript. */
export const onOneLine = (text: string): string => text.replaceAll("\\", "\\\\").replaceAll("\n", "\\n");
