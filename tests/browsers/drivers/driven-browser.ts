/** One real browser under remote control, with one page; what WebDriver and WebDriver BiDi have in common. */
export interface DrivenBrowser {
  /** As it names itself: `Firefox 153.7.0`. */
  readonly version: string;
  /** Resolves once the document is loaded. */
  navigate(url: string): Promise<void>;
  /** Calls a function in the page; arguments and result pass as JSON, so it must not use anything around it. */
  call<A extends readonly unknown[], R>(run: (...values: A) => R | Promise<R>, ...values: A): Promise<Awaited<R>>;
  /** Real input, in the form of the Actions of WebDriver. */
  perform(actions: readonly InputSource[]): Promise<void>;
  dispose(): Promise<void>;
}

export type InputSource =
  | { readonly type: "pointer"; readonly id: string; readonly actions: readonly PointerAction[] }
  | { readonly type: "key"; readonly id: string; readonly actions: readonly KeyAction[] };

type PointerAction =
  | { readonly type: "pointerMove"; readonly x: number; readonly y: number }
  | { readonly type: "pointerDown" | "pointerUp"; readonly button: number };

interface KeyAction {
  readonly type: "keyDown" | "keyUp";
  readonly value: string;
}

/** Keys without a character, as WebDriver numbers them (section 17.4.2). */
export const key = { control: "\uE009" } as const;

/** Why a browser cannot be tried here; not a failure. */
export class NotHere extends Error {
  override readonly name = "NotHere";
}

/** Longest time for one command of the remote control. */
export const commandLimitMs = 30_000;

/** `run` as source, called with JSON and answering with JSON. */
export const toJsonFunction = (run: (...values: never[]) => unknown): string =>
  `async (json) => JSON.stringify((await (${String(run)})(...JSON.parse(json))) ?? null)`;
