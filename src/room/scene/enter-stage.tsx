/** Stage mode: the lesson as it is projected. Whoever loads this brings its style sheet along. */
import { render } from "preact";
import type { StageShow } from "../../contract/room-protocol.ts";
import { keepPlace } from "./keep-place.ts";
import { followPointer } from "./pointer-rest.ts";
import { Scene } from "./Scene.tsx";
import css from "./scene.css?inline";
import { followLesson } from "./side-panel.ts";
import { setSpotlight } from "./spotlight.ts";
import { followKeys } from "./stage-keys.ts";

export { setSpotlight };
export type Look = StageShow["look"];

const root = document.documentElement;
const style = document.createElement("style");
style.textContent = css;
document.head.append(style);

let leave: ((settled?: () => void) => void) | null = null;

/** How the page looks now: `html[data-look]` is what tells, and what is to be watched. */
export const currentLook = (): Look => (leave ? "stage" : "lesson");

/**
 * Puts the page on the stage, or back as it was. Asked for what already is, it does nothing.
 *
 * @param settled called once the page stands where it then stays
 */
export function setLook(look: Look, settled?: () => void): void {
  if (look === currentLook()) return settled?.();
  if (look === "lesson") return leave?.(settled);
  enter();
  settled?.();
}

export const toggleLook = (): void => setLook(currentLook() === "stage" ? "lesson" : "stage");

function enter(): void {
  const column = document.querySelector<HTMLElement>(".lesson-column");
  const bench = column?.querySelector(".workbench")?.closest("astro-island") ?? null;
  if (!column) return;
  const putBack = keepPlace(root);
  const place = document.createElement("div");
  place.className = "scene";
  column.insertBefore(place, bench);
  root.dataset.look = "stage";
  render(<Scene onLeave={() => setLook("lesson")} />, place);
  const stops = [followLesson(), followPointer(root), followKeys(() => setLook("lesson"))];
  leave = (settled) => {
    leave = null;
    for (const stop of stops) stop();
    render(null, place);
    place.remove();
    delete root.dataset.look;
    setSpotlight("none");
    putBack(settled);
  };
}
