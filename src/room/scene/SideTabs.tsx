import type { OpenLesson } from "../../lesson/open-lesson.ts";
import { type SidePanel, sidePanel, sidePanels } from "./side-panel.ts";

const names: Readonly<Record<SidePanel, string>> = {
  timeline: "Timeline",
  traffic: "Traffic",
  checks: "Checks",
  generators: "Generators",
  log: "Log",
};

/** Chooses what stands beside the code; a pressed lane's autopsy stands before it until it is closed. */
export function SideTabs({ lesson }: { readonly lesson: OpenLesson }) {
  const { selected } = lesson.autopsy;
  const choose = (panel: SidePanel) => {
    lesson.autopsy.close();
    sidePanel.value = panel;
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is a box of its own to a flexible row.
    <div class="scene-tabs" role="group" aria-label="Beside the code">
      {selected.value && (
        <button type="button" aria-pressed="true" onClick={lesson.autopsy.close}>
          {`Lane ${selected.value.lane}`}
        </button>
      )}
      {sidePanels.map((panel) => (
        <button
          key={panel}
          type="button"
          aria-pressed={!selected.value && sidePanel.value === panel}
          onClick={() => choose(panel)}
        >
          {names[panel]}
        </button>
      ))}
    </div>
  );
}
