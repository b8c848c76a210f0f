import { Controls } from "./Controls.tsx";
import { LineStatus } from "./LineStatus.tsx";
import { PollPanel } from "./PollPanel.tsx";
import { PresenterHead } from "./PresenterHead.tsx";
import { ProjectedState } from "./ProjectedState.tsx";
import type { PresenterDesk } from "./presenter-desk.ts";
import { StepList } from "./StepList.tsx";
import { StepNotes } from "./StepNotes.tsx";
import { usePresenterKeys } from "./use-presenter-keys.ts";

/** The trainer's window: notes in the middle, the plan on one side, the projected page's controls on the other. */
export function Presenter({ desk }: { readonly desk: PresenterDesk }) {
  usePresenterKeys(desk);
  const { value: poll } = desk.poll;
  const { value: line } = desk.line.line;
  const leads = line.kind === "leading" || line.kind === "elsewhere" || line.kind === "silent";
  return (
    <div class="presenter" data-line={line.kind}>
      <PresenterHead desk={desk} />
      <LineStatus desk={desk} />
      <section class="presenter-notes" aria-label="Notes">
        {poll && <PollPanel desk={desk} open={poll} />}
        <StepNotes desk={desk} />
      </section>
      <div class="presenter-side">
        <div class="presenter-plan">
          <ProjectedState desk={desk} />
          <StepList desk={desk} />
        </div>
        <section class="presenter-controls" aria-label="Projected page">
          <Controls desk={desk} leads={leads} />
        </section>
      </div>
    </div>
  );
}
