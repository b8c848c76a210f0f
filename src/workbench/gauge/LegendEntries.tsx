import { type Meaning, meanings } from "../words/legend-words.ts";
import { MarkIcon } from "./StateMark.tsx";
import { Swatch } from "./Swatch.tsx";

/** Every mark and figure with its word and what that says. */
export function LegendEntries() {
  return (
    <dl>
      {meanings.map((meaning) => (
        <Entry key={meaning.word} meaning={meaning} />
      ))}
    </dl>
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
