import type { CodeToken } from "./colour-code.ts";
import "./code-colours.css";

/** Stretches of code as the editor colours them. */
export function CodeTokens({ tokens }: { readonly tokens: readonly CodeToken[] }) {
  return (
    <>
      {tokens.map(({ kind, text }, index) =>
        kind === "plain" ? (
          text
        ) : (
          <span key={index} class={`code-${kind}`}>
            {text}
          </span>
        ),
      )}
    </>
  );
}
