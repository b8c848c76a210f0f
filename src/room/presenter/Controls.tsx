import { HighlightForm } from "./HighlightForm.tsx";
import { KeyList } from "./KeyList.tsx";
import type { PresenterDesk } from "./presenter-desk.ts";
import { QuestionControls } from "./QuestionControls.tsx";
import { RoomControls } from "./RoomControls.tsx";
import { RunControls } from "./RunControls.tsx";
import { ShowControls } from "./ShowControls.tsx";

interface ControlsProps {
  readonly desk: PresenterDesk;
  readonly leads: boolean;
}

/** Everything that acts on the projected page; nothing of it can be pressed while this window does not lead. */
export function Controls({ desk, leads }: ControlsProps) {
  return (
    <>
      <fieldset class="control-all" disabled={!leads}>
        <legend class="visually-hidden">Controls</legend>
        <ShowControls desk={desk} />
        <RunControls desk={desk} />
        <QuestionControls desk={desk} />
        <section class="control-group" aria-label="Text">
          <h3>Go to</h3>
          <div class="control-row">
            <button type="button" onClick={() => desk.do({ kind: "go-to-section", headingId: null })}>
              Top
            </button>
            {desk.content.sections.map(({ id, text }) => (
              <button key={id} type="button" onClick={() => desk.do({ kind: "go-to-section", headingId: id })}>
                {text}
              </button>
            ))}
          </div>
        </section>
        <HighlightForm desk={desk} />
        <RoomControls desk={desk} />
      </fieldset>
      <KeyList />
    </>
  );
}
