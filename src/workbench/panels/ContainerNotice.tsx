import type { OpenLesson } from "../../lesson/open-lesson.ts";
import { ContainerTrouble } from "./ContainerTrouble.tsx";

/** For who chose the WebContainer: the way out while it is waited for, and the word when it cannot come. */
export function ContainerNotice({ lesson }: { readonly lesson: OpenLesson }) {
  const { container } = lesson.engine.value;
  if (container.kind === "starting" && lesson.status.value.kind === "starting") {
    return (
      <p class="engine-wait">
        <button type="button" onClick={() => lesson.chooseEngine("embedded")}>
          Use the embedded engine
        </button>
        <span>Your edits are kept whichever engine runs them.</span>
      </p>
    );
  }
  if (container.kind !== "unavailable") return null;
  return (
    <section class="engine-notice" aria-label="WebContainer">
      <ContainerTrouble lesson={lesson} />
    </section>
  );
}
