const far = 5;

/** What a key does on one of the sketch's handles. */
export type HandleMove =
  | { readonly kind: "set"; readonly value: number }
  | { readonly kind: "go"; readonly handle: number };

interface HandlePlace {
  readonly handle: number;
  readonly handles: number;
  readonly value: number;
  readonly highest: number;
}

/** Up and down set the count, left and right lead to the neighbour; null for a key that means nothing here. */
export function moveAfterKey(
  { key, shiftKey }: Pick<KeyboardEvent, "key" | "shiftKey">,
  { handle, handles, value, highest }: HandlePlace,
): HandleMove | null {
  const set = (next: number) => ({ kind: "set", value: Math.min(highest, Math.max(0, next)) }) as const;
  const go = (next: number) => ({ kind: "go", handle: Math.min(handles - 1, Math.max(0, next)) }) as const;
  const step = shiftKey ? far : 1;
  switch (key) {
    case "ArrowUp":
      return set(value + step);
    case "ArrowDown":
      return set(value - step);
    case "PageUp":
      return set(value + far);
    case "PageDown":
      return set(value - far);
    case "Home":
      return set(0);
    case "End":
      return set(highest);
    case "ArrowRight":
      return go(handle + 1);
    case "ArrowLeft":
      return go(handle - 1);
    default:
      return null;
  }
}
