import type { JSX } from "preact";
import type { CheckTone } from "../words/check-words.ts";

const shapes: Readonly<Record<CheckTone, JSX.Element>> = {
  none: <circle cx="7" cy="7" r="4.6" />,
  running: <path d="M2 7H5M6 7H9M10 7H12" />,
  passed: <path d="M1.8 7.6 5.4 11 12.4 3.4" />,
  failed: <path d="M2.4 2.4 11.6 11.6M11.6 2.4 2.4 11.6" />,
  unjudged: <path d="M4.4 5A2.7 2.7 0 1 1 7 7.6V8.8M7 11.6V12" />,
  stale: <path d="M12 4.4A5.4 5.4 0 1 0 12.4 8M12.6 1.6V4.8H9.4" />,
};

export function CheckMark({ tone }: { readonly tone: CheckTone }) {
  return (
    <svg class="check-mark" viewBox="0 0 14 14" aria-hidden="true">
      {shapes[tone]}
    </svg>
  );
}
