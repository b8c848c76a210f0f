import type { OpenLesson } from "../../lesson/open-lesson.ts";
import { keepingWords } from "../words/work-words.ts";
import { AskFirst } from "./AskFirst.tsx";
import { ElsewhereLine } from "./ElsewhereLine.tsx";
import { useLeaveWarning } from "./use-leave-warning.ts";

/** What becomes of the learner's work: kept, restored, refused, or at odds with another tab. */
export function WorkLine({ lesson }: { readonly lesson: OpenLesson }) {
  const { showing, own } = lesson.work;
  const keeping = own.keeping.value;
  useLeaveWarning(keeping, own.edits.value);
  if (showing.value.kind === "shared") return <div class="work-line" />;
  if (keeping.kind === "changed-elsewhere") return <ElsewhereLine own={own} elsewhere={keeping} />;
  const edited = Object.keys(own.edits.value).length > 0;
  return (
    <div class={`work-line work-${keeping.kind}`}>
      <span class="work-words">{keepingWords(keeping, Date.now())}</span>
      {own.putAside.value && (
        <button type="button" onClick={own.bringBack}>
          Bring mine back
        </button>
      )}
      <AskFirst
        label="Start fresh"
        asks={edited}
        disabled={!edited}
        question="The lesson's own files take the place of your edits, which can be brought back once."
        yes="Drop my edits"
        no="Keep them"
        onYes={own.startFresh}
      />
    </div>
  );
}
