import type { ComponentChildren } from "preact";
import { minutesSeconds } from "../words/time-words.ts";

interface PathStepProps {
  readonly kind: string;
  /** Its moment, or words in its place. */
  readonly time?: number | string | null;
  /** The line or lines of code where it happened. */
  readonly code?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A station of the way: what happened, when, and the line of code beneath. */
export function PathStep({ kind, time = null, code = null, children }: PathStepProps) {
  return (
    <li class={`path-${kind}`}>
      <span class="path-words">{children}</span>
      {time !== null && <span class="path-time">{typeof time === "number" ? minutesSeconds(time) : time}</span>}
      {code}
    </li>
  );
}
