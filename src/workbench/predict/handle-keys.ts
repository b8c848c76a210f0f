const far = 5;

/** The count that a key sets a handle to; null for a key that means nothing here. */
export function valueAfterKey(
  { key, shiftKey }: Pick<KeyboardEvent, "key" | "shiftKey">,
  value: number,
  highest: number,
): number | null {
  const within = (next: number) => Math.min(highest, Math.max(0, next));
  const step = shiftKey ? far : 1;
  switch (key) {
    case "ArrowUp":
    case "ArrowRight":
      return within(value + step);
    case "ArrowDown":
    case "ArrowLeft":
      return within(value - step);
    case "PageUp":
      return within(value + far);
    case "PageDown":
      return within(value - far);
    case "Home":
      return 0;
    case "End":
      return highest;
    default:
      return null;
  }
}
