import { useEffect } from "preact/hooks";
import { type KeyAction, toKeyAction } from "./keys.ts";
import type { PresenterDesk } from "./presenter-desk.ts";
import { toggleBlack, toggleLook, togglePause, toggleSpotlight } from "./toggles.ts";

/** What takes text, or has these keys for itself. */
const typing = "input:not([type=checkbox]), select, textarea, [contenteditable]";

/** Hears the keys of the window; those of a field that is typed in stay its own. */
export function usePresenterKeys(desk: PresenterDesk): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.target instanceof Element && event.target.closest(typing)) return;
      const action = toKeyAction(event);
      if (!action || !act(desk, action)) return;
      event.preventDefault();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [desk]);
}

/** False where the key has no meaning now, and stays the browser's. */
function act(desk: PresenterDesk, action: KeyAction): boolean {
  const poll = desk.poll.peek()?.poll;
  switch (action.kind) {
    case "next":
      desk.goToStep(desk.stepIndex.peek() + 1);
      return true;
    case "previous":
      desk.goToStep(desk.stepIndex.peek() - 1);
      return true;
    case "hand":
      desk.actOnPoll({ kind: "count", answer: action.answer, by: action.by });
      return poll !== undefined;
    case "bars":
      desk.actOnPoll({ kind: poll?.stage === "counting" ? "show-bars" : "hide-bars" });
      return poll !== undefined;
    case "truth":
      desk.actOnPoll({ kind: poll?.stage === "truth" ? "hide-truth" : "show-truth" });
      return poll !== undefined;
  }
  const { kind } = desk.line.line.peek();
  if (kind === "watching" || kind === "nobody" || kind === "looking") return false;
  switch (action.kind) {
    case "black":
      toggleBlack(desk);
      return true;
    case "stage":
      toggleLook(desk);
      return true;
    case "spot-gauge":
      toggleSpotlight(desk, "gauge");
      return true;
    case "spot-code":
      toggleSpotlight(desk, "code");
      return true;
    case "run":
    case "stop":
    case "check":
      desk.do({ kind: action.kind });
      return true;
    case "pause":
      togglePause(desk);
      return true;
    case "single-step":
      desk.do({ kind: "step" });
      return true;
  }
}
