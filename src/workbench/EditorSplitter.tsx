/** Between the editor and the board. The page gives it its behaviour, as it does for the one beside the text. */
export function EditorSplitter({ controls }: { readonly controls: string }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: an <hr> cannot be moved.
    <div
      class="splitter splitter-beneath"
      data-splitter="editor"
      role="separator"
      tabIndex={0}
      aria-label="Height of the editor"
      aria-orientation="horizontal"
      aria-controls={controls}
      aria-valuenow={240}
      title="Drag, or use the arrow keys; Enter or a double click resets"
    />
  );
}
