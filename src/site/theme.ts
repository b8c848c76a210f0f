/** The reader's choice of theme. `system` follows the operating system and goes on following it. */
export const themeChoices = ["system", "light", "dark"] as const;
export type ThemeChoice = (typeof themeChoices)[number];
export type Theme = "light" | "dark";

/** Key in `localStorage`; the script in the page's head reads it before the first paint. */
export const THEME_KEY = "watertight.theme";

/** Event on the window by which others choose: the button shows and keeps what its `detail` says. */
export const THEME_EVENT = "watertight:theme";

/** Reads a stored value. Anything unknown, and nothing at all, means `system`. */
export function toThemeChoice(stored: string | null | undefined): ThemeChoice {
  return themeChoices.find((choice) => choice === stored) ?? "system";
}

/** The theme to show. */
export function resolveTheme(choice: ThemeChoice, systemIsDark: boolean): Theme {
  if (choice !== "system") return choice;
  return systemIsDark ? "dark" : "light";
}

/** The choice after `choice`, going round. */
export function nextThemeChoice(choice: ThemeChoice): ThemeChoice {
  return themeChoices[(themeChoices.indexOf(choice) + 1) % themeChoices.length] ?? "system";
}

/** Accessible name of the button that switches the theme: where it stands and where a press leads. */
export function describeThemeButton(choice: ThemeChoice): string {
  const name: Record<ThemeChoice, string> = { system: "same as the system", light: "light", dark: "dark" };
  return `Theme: ${name[choice]}. Switch to ${name[nextThemeChoice(choice)]}`;
}
