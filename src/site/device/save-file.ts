/** How long a browser may take to fetch what it was told to save. */
const keepMs = 60_000;

/** Saves a text on the reader's disk. @param type such as `text/markdown` */
export function saveFile(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), keepMs);
}
