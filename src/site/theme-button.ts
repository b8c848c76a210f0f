/** Wires the theme button: it changes the page at once, remembers the choice and follows the system when asked to. */
import {
  describeThemeButton,
  nextThemeChoice,
  resolveTheme,
  THEME_KEY,
  type ThemeChoice,
  toThemeChoice,
} from "./theme.ts";

/** Attaches to a button; the head script has already set `data-theme` and `data-theme-choice` on the root element. */
export function mountThemeButton(button: HTMLButtonElement): void {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const current = () => toThemeChoice(root.dataset.themeChoice);
  const show = (choice: ThemeChoice) => {
    root.dataset.themeChoice = choice;
    root.dataset.theme = resolveTheme(choice, system.matches);
    button.ariaLabel = describeThemeButton(choice);
    button.title = describeThemeButton(choice);
  };
  show(current());
  button.addEventListener("click", () => {
    const choice = nextThemeChoice(current());
    show(choice);
    try {
      localStorage.setItem(THEME_KEY, choice);
    } catch (error) {
      console.info("The theme holds for this page only: the browser refuses storage.", error);
    }
  });
  system.addEventListener("change", () => show(current()));
  window.addEventListener("storage", (event) => {
    if (event.key === THEME_KEY) show(toThemeChoice(event.newValue));
  });
}
