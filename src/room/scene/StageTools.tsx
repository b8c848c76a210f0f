import { useEffect, useState } from "preact/hooks";
import { type Spotlight, setSpotlight } from "./spotlight.ts";

const next: Readonly<Record<Spotlight, Spotlight>> = { none: "gauge", gauge: "code", code: "none" };
const words: Readonly<Record<Spotlight, string>> = { none: "off", gauge: "pool", code: "code" };

const root = document.documentElement;
const readSpotlight = (): Spotlight => {
  const { spotlight } = root.dataset;
  return spotlight === "gauge" || spotlight === "code" ? spotlight : "none";
};

/** The spotlight, the theme for this room's light, the whole screen. */
export function StageTools() {
  const [spotlight, setShown] = useState(readSpotlight);
  const [filled, setFilled] = useState(document.fullscreenElement !== null);
  useEffect(() => {
    // A trainer's window sets it too.
    const watcher = new MutationObserver(() => setShown(readSpotlight()));
    watcher.observe(root, { attributes: true, attributeFilter: ["data-spotlight"] });
    const onScreen = () => setFilled(document.fullscreenElement !== null);
    document.addEventListener("fullscreenchange", onScreen);
    return () => {
      watcher.disconnect();
      document.removeEventListener("fullscreenchange", onScreen);
    };
  }, []);
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is a box of its own to a flexible row. */}
      <div class="scene-group scene-quiet" role="group" aria-label="Screen">
        <button type="button" onClick={() => setSpotlight(next[spotlight])}>
          {`Spotlight: ${words[spotlight]}`}
        </button>
        <button type="button" onClick={turnTheme}>
          Light or dark
        </button>
        {document.fullscreenEnabled && (
          <button type="button" aria-pressed={filled} onClick={() => void turnScreen(filled)}>
            Full screen
          </button>
        )}
      </div>
    </>
  );
}

/** By the page's own button, which keeps the choice; of its three states two may look the same. */
function turnTheme(): void {
  const button = document.querySelector<HTMLElement>("#theme-button");
  const before = root.dataset.theme;
  for (let presses = 0; presses < 2 && root.dataset.theme === before; presses += 1) button?.click();
}

async function turnScreen(filled: boolean): Promise<void> {
  try {
    if (filled) await document.exitFullscreen();
    else await root.requestFullscreen();
  } catch (error) {
    console.warn("The browser refuses to fill the screen.", error);
  }
}
