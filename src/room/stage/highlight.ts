/** Shades lines in code that is only shown: by style rules, which hold however often the code is drawn anew. */
import type { StageShow } from "../../contract/room-protocol.ts";

const shade = "color-mix(in srgb, var(--accent) 24%, transparent)";
const bar = "box-shadow: inset 5px 0 var(--accent)";

/** Rules for the code as the page was rendered (a box for each line) and for a plain text of lines. */
export function highlightCss(lines: StageShow["highlight"]): string {
  if (!lines) return "";
  const { file, fromLine } = lines;
  const toLine = Math.max(fromLine, lines.toLine);
  const code = `.editor[aria-label="${escapeCss(file)}"] .static-code`;
  return `
${code} .ec-line:nth-child(n + ${fromLine}):nth-child(-n + ${toLine}) { background: ${shade}; ${bar}; }
${code} pre:not(:has(.ec-line)) {
  background: linear-gradient(${shade} 0 0) 0 calc(${fromLine - 1} * 1lh) / 100% calc(${toLine - fromLine + 1} * 1lh) no-repeat content-box;
}`;
}

const escapeCss = (text: string): string => text.replace(/["\\\n]/g, "");

function scrollerOf(element: HTMLElement): HTMLElement | null {
  for (let at: HTMLElement | null = element; at && !at.matches(".editor-pane"); at = at.parentElement)
    if (at.scrollHeight > at.clientHeight && /auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  return null;
}

/** Brings the first of the lines into view; the editors do so themselves. */
export function scrollToHighlight(page: Document, lines: StageShow["highlight"]): void {
  if (!lines) return;
  const code = page.querySelector(".editor .static-code");
  const boxes = code?.querySelectorAll(".ec-line");
  const text = code?.querySelector("pre");
  const box = boxes?.[lines.fromLine - 1];
  if (box) return box.scrollIntoView({ block: "center" });
  if (!text || boxes?.length) return;
  // The text is one box: its own beginning first, then down by lines.
  const lineHeight = Number.parseFloat(getComputedStyle(text).lineHeight);
  const scroller = scrollerOf(text);
  if (scroller) scroller.scrollTop = Math.max(0, (lines.fromLine - 3) * lineHeight);
}
