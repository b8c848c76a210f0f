/** The keys of a trainer's window; a presenter's remote sends the page keys, `.` and B. */
export type KeyAction =
  | { readonly kind: "next" | "previous" | "black" | "stage" | "spot-gauge" | "spot-code" | "run" | "stop" | "check" }
  | { readonly kind: "pause" | "single-step" | "bars" | "truth" }
  | { readonly kind: "hand"; readonly answer: number; readonly by: 1 | -1 };

export type PressedKey = Pick<
  KeyboardEvent,
  "key" | "code" | "altKey" | "ctrlKey" | "metaKey" | "shiftKey" | "isComposing" | "defaultPrevented"
>;

const simple: Readonly<Record<string, Exclude<KeyAction, { kind: "hand" }>["kind"]>> = {
  arrowright: "next",
  pagedown: "next",
  arrowleft: "previous",
  pageup: "previous",
  b: "black",
  ".": "black",
  s: "stage",
  g: "spot-gauge",
  c: "spot-code",
  r: "run",
  x: "stop",
  k: "check",
  p: "pause",
  n: "single-step",
  v: "bars",
  t: "truth",
};

/** For whoever looks for them, in the order of need. */
export const keyWords: readonly (readonly [keys: readonly string[], does: string])[] = [
  [["→", "Page down"], "next step"],
  [["←", "Page up"], "step before"],
  [["B", "."], "black screen, and back"],
  [["S"], "stage mode, and back"],
  [["G"], "spotlight on the pool"],
  [["C"], "spotlight on the code"],
  [["R"], "Run"],
  [["X"], "Stop"],
  [["K"], "Check"],
  [["P"], "pause the sandbox's clock, and on"],
  [["N"], "one step of the paused clock"],
  [["1 … 6"], "one hand more for an answer; with Shift one less"],
  [["V"], "show the votes, and hide them"],
  [["T"], "show what happened, and hide it"],
];

export function toKeyAction(event: PressedKey): KeyAction | null {
  if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing || event.defaultPrevented) return null;
  // With Shift a digit writes another character; its place stays.
  const digit = /^Digit([1-6])$/.exec(event.code)?.[1] ?? /^Numpad([1-6])$/.exec(event.code)?.[1];
  if (digit) return { kind: "hand", answer: Number(digit) - 1, by: event.shiftKey ? -1 : 1 };
  const kind = simple[event.key.toLowerCase()];
  return kind && !event.shiftKey ? { kind } : null;
}
