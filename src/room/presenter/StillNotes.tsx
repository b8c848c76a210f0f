import type { PresenterContent } from "../../content/trainer/presenter-content.ts";
import { StepText } from "./StepText.tsx";

interface StillNotesProps {
  readonly content: PresenterContent;
  /** True in a browser whose windows cannot speak to each other. */
  readonly noChannel: boolean;
}

/** All notes one below the other, as a page without controls. */
export function StillNotes({ content, noChannel }: StillNotesProps) {
  return (
    <div class="presenter-still">
      <h1>{content.title}</h1>
      {noChannel && (
        <p class="presenter-say-so">
          The windows of this browser cannot speak to each other (it has no BroadcastChannel), so the projected page is
          not led from here. The notes are below; lead the page by its own buttons, or use a newer browser.
        </p>
      )}
      {content.steps.map((step) => (
        <section key={step.id}>
          <h2>{step.title}</h2>
          <StepText step={step} />
        </section>
      ))}
    </div>
  );
}
