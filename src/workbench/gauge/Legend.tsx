import { type Meaning, meanings } from "../words/legend-words.ts";
import { MarkIcon } from "./StateMark.tsx";
import { Swatch } from "./Swatch.tsx";

/** What the marks and figures stand for, to be opened by whoever asks. */
export function Legend() {
  return (
    <details class="legend">
      <summary>What the marks mean</summary>
      <dl>
        {meanings.map((meaning) => (
          <Entry key={meaning.word} meaning={meaning} />
        ))}
      </dl>
    </details>
  );
}

function Entry({ meaning: { kind, word, text } }: { readonly meaning: Meaning }) {
  return (
    <div class="legend-entry">
      <dt>
        {kind === "holder-here" || kind === "holder-gone" ? (
          <Swatch kind={kind} />
        ) : (
          <>
            <Swatch kind={kind} />
            <MarkIcon kind={kind} />
          </>
        )}
        {word}
      </dt>
      <dd>{text}</dd>
    </div>
  );
}
