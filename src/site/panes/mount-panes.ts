/** Wires the splitters of a lesson page. */
import { mountSplitter } from "./mount-splitter.ts";
import { editorPane, prosePane } from "./pane-sizes.ts";

interface LessonPanes {
  readonly grid: HTMLElement;
  readonly prose: HTMLElement;
  /** The column of the workbench; its height limits the editor's. */
  readonly work: HTMLElement;
}

/** Attaches to the splitter beside the text, and to the one beneath the editor where the workbench has one. */
export function mountPanes({ grid, prose, work }: LessonPanes): void {
  const beside = grid.querySelector<HTMLElement>("[data-splitter=prose]");
  if (beside)
    mountSplitter({
      separator: beside,
      pane: prosePane,
      container: grid,
      measure: () => (prose.offsetWidth / Math.max(1, grid.clientWidth)) * 100,
    });
  const beneath = work.querySelector<HTMLElement>("[data-splitter=editor]");
  if (beneath)
    mountSplitter({
      separator: beneath,
      pane: editorPane,
      container: work,
      // The style sheet registers it as a length, so that it computes to pixels after all limits.
      measure: () => Number.parseFloat(getComputedStyle(beneath).getPropertyValue("--editor-height")),
    });
}
