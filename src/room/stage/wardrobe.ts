/** Stage mode and spotlight as the trainer asked for them, and as they are changed on the projected page itself. */
import type { StageShow } from "../../contract/room-protocol.ts";
import { changeShow, stageShow } from "./stage-show.ts";

const { documentElement: root } = document;
const loadScene = () => import("../scene/enter-stage.tsx");

/** Whether the page is anything but a lesson as it is read. */
export const isDressed = ({ look, spotlight }: StageShow): boolean => look === "stage" || spotlight !== "none";

/** Brings the page to the look that is asked for now; resolves once it stands. */
export async function dress(): Promise<void> {
  try {
    const scene = await loadScene();
    await new Promise<void>((resolve) => scene.setLook(stageShow.peek().look, resolve));
    scene.setSpotlight(stageShow.peek().spotlight);
  } catch (error) {
    console.error("Stage mode could not be loaded: look at the connection, then ask for it again.", error);
    changeShow({ look: "lesson", spotlight: "none" });
  }
}

/** Keys and buttons of the stage itself change the look, too. */
export function watchLook(): void {
  if (root.dataset.look === "stage") changeShow({ look: "stage" });
  new MutationObserver((records) => {
    const changed = new Set(records.map(({ attributeName }) => attributeName));
    const { look, spotlight } = root.dataset;
    const show = stageShow.peek();
    if (changed.has("data-look") && (look === "stage") !== (show.look === "stage"))
      changeShow({ look: look === "stage" ? "stage" : "lesson" });
    if (changed.has("data-spotlight") && (spotlight ?? "none") !== show.spotlight)
      changeShow({ spotlight: spotlight === "gauge" || spotlight === "code" ? spotlight : "none" });
  }).observe(root, { attributeFilter: ["data-look", "data-spotlight"] });
}

/** Shows the text, which is away in stage mode and behind the code on a narrow page. */
export async function uncoverText(): Promise<void> {
  const isSeen = () => document.querySelector(".prose h1")?.checkVisibility() ?? true;
  if (!isSeen() && stageShow.peek().look === "stage") {
    changeShow({ look: "lesson" });
    await dress();
  }
  if (!isSeen()) document.querySelector<HTMLElement>('[data-view-button="text"]')?.click();
}
