import type { StageShow } from "../../contract/room-protocol.ts";
import type { PresenterDesk } from "./presenter-desk.ts";
import { isBlack, toggleBlack, toggleLook, toggleSpotlight } from "./toggles.ts";

/** How the projected page looks. */
export function ShowControls({ desk }: { readonly desk: PresenterDesk }) {
  const show = desk.state.value?.show;
  const spotlight = (on: Exclude<StageShow["spotlight"], "none">, words: string) => (
    <button type="button" aria-pressed={show?.spotlight === on} onClick={() => toggleSpotlight(desk, on)}>
      {words}
    </button>
  );
  return (
    <section class="control-group" aria-label="Show">
      <h3>Show</h3>
      <div class="control-row">
        <button type="button" aria-pressed={show?.look === "stage"} onClick={() => toggleLook(desk)}>
          Stage mode <kbd>S</kbd>
        </button>
        <button type="button" aria-pressed={isBlack(desk)} onClick={() => toggleBlack(desk)}>
          Black screen <kbd>B</kbd>
        </button>
        {spotlight("gauge", "Spotlight: pool")}
        {spotlight("code", "Spotlight: code")}
      </div>
    </section>
  );
}
