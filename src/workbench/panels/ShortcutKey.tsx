import { useEffect, useState } from "preact/hooks";

/** The chord that checks; a Mac prints its own. Hidden from names, so that the button is called what it does. */
export function ShortcutKey() {
  const [chord, setChord] = useState("Ctrl ↵");
  useEffect(() => {
    if (/Mac|iPhone|iPad/.test(navigator.userAgent)) setChord("⌘ ↵");
  }, []);
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a <kbd> cannot be focused.
    <kbd aria-hidden="true" class="shortcut">
      {chord}
    </kbd>
  );
}
