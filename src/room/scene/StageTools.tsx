import { useEffect, useState } from "preact/hooks";
import { THEME_EVENT } from "../../site/theme.ts";
import { type Spotlight, setSpotlight } from "./spotlight.ts";

const next: Readonly<Record<Spotlight, Spotlight>> = { none: "gauge", gauge: "code", code: "none" };
const words: Readonly<Record<Spotlight, string>> = { none: "off", gauge: "pool", code: "code" };

const root = document.documentElement;
const readSpotlight = (): Spotlight => {
  const { spotlight } = root.dataset;
  return spotlight === "gauge" || spotlight === "code" ? spotlight : "none";
};

/** The theme for this room's light, the spotlight, the whole screen, and the way out. */
export function StageTools({ onLeave }: { readonly onLeave: () => void }) {
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
  const turnTheme = () => {
    const detail = root.dataset.theme === "dark" ? "light" : "dark";
    window.dispatchEvent(new CustomEvent(THEME_EVENT, { detail }));
  };
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
      <button
        type="button"
        class="scene-leave"
        aria-keyshortcuts="Alt+Shift+S Escape"
        title="Leave stage mode (Escape)"
        onClick={onLeave}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M3 3 13 13M13 3 3 13" />
        </svg>
        <span class="visually-hidden">Leave stage mode</span>
      </button>
    </>
  );
}

async function turnScreen(filled: boolean): Promise<void> {
  try {
    if (filled) await document.exitFullscreen();
    else await root.requestFullscreen();
  } catch (error) {
    console.warn("The browser refuses to fill the screen.", error);
  }
}
