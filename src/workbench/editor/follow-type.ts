export interface CodeType {
  readonly fontSize: number;
  readonly lineHeight: number;
}

/** The lesson's own; `--code-font` stands for it where whoever presents asks for a larger one. */
const usual = "400 13.5px/20px monospace";

/** Says how large code is to be wherever `host` stands, at once and whenever that changes. */
export function followType(host: HTMLElement, tell: (type: CodeType) => void): () => void {
  const measure = document.createElement("div");
  measure.ariaHidden = "true";
  measure.style.cssText = "position:absolute;visibility:hidden;width:1em;height:1lh";
  measure.style.font = `var(--code-font, ${usual})`;
  host.append(measure);
  const read = () => {
    const { width, height } = measure.getBoundingClientRect();
    // Nothing is as wide as nothing where the editor is hidden.
    if (width > 0) tell({ fontSize: Math.round(width * 2) / 2, lineHeight: Math.round(height) });
  };
  const observer = new ResizeObserver(read);
  observer.observe(measure);
  return () => {
    observer.disconnect();
    measure.remove();
  };
}
