import { useMemo } from "preact/hooks";
import { CodeTokens } from "./CodeTokens.tsx";
import { colourLines } from "./colour-code.ts";

/** A longer text, drawn anew at each letter typed, would be felt; it stays in one colour. */
const mostSigns = 50_000;

/** A text of code as the editor colours it, each letter where it is without. */
export function ColouredText({ text }: { readonly text: string }) {
  const lines = useMemo(() => (text.length > mostSigns ? null : colourLines(text)), [text]);
  if (!lines) return <>{text}</>;
  return (
    <>
      {lines.map((tokens, index) => (
        <CodeTokens key={index} tokens={index === 0 ? tokens : [{ kind: "plain", text: "\n" }, ...tokens]} />
      ))}
    </>
  );
}
