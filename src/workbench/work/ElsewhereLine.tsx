import type { Keeping, OwnWork } from "../../lesson/workspace/own-work.ts";
import { savedWords } from "../words/work-words.ts";
import { AskFirst } from "./AskFirst.tsx";

interface ElsewhereLineProps {
  readonly own: OwnWork;
  readonly elsewhere: Extract<Keeping, { kind: "changed-elsewhere" }>;
}

/** Two tabs have one lesson open and the other one wrote: neither text is lost without a question. */
export function ElsewhereLine({ own, elsewhere }: ElsewhereLineProps) {
  const { savedMs } = elsewhere.theirs;
  return (
    <section class="work-line work-changed-elsewhere" aria-label="Changed in another tab">
      <span class="work-words">
        This lesson was changed in another tab{savedMs !== null && `, ${savedWords(savedMs, Date.now())}`}. Until you
        choose, what you type here is not kept.
      </span>
      <AskFirst
        label="Take that version"
        asks={elsewhere.unsaved}
        question="Your edits in this tab are put aside; they can be brought back once."
        yes="Take it"
        no="Not now"
        onYes={own.takeTheirs}
      />
      <AskFirst
        label="Keep mine"
        asks
        question="What the other tab wrote is put aside; it can be brought back once."
        yes="Replace it"
        no="Not now"
        onYes={own.keepMine}
      />
    </section>
  );
}
