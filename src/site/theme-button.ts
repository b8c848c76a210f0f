/** Wires the theme button: it changes the page at once, remembers the choice and follows the system when asked to. */
import {
  describeThemeButton,
  nextThemeChoice,
  resolveTheme,
  THEME_EVENT,
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
  const choose = (choice: ThemeChoice) => {
    show(choice);
    try {
      localStorage.setItem(THEME_KEY, choice);
    } catch (error) {
      console.info("The theme holds for this page only: the browser refuses storage.", error);
    }
  };
  button.addEventListener("click", () => choose(nextThemeChoice(current())));
  window.addEventListener(THEME_EVENT, (event) => {
    if (event instanceof CustomEvent) choose(toThemeChoice(event.detail));
  });
  system.addEventListener("change", () => show(current()));
  window.addEventListener("storage", (event) => {
    if (event.key === THEME_KEY) show(toThemeChoice(event.newValue));
  });
}
