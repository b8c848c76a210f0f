/** What can be done from the palette. A command is one entry of `commands`. */

import { INVITE_EVENT } from "../../contract/invite-event.ts";
import type { Place } from "../../contract/place.ts";
import { sitePath } from "../site-path.ts";
import { THEME_EVENT, type ThemeChoice } from "../theme.ts";

export interface CommandContext {
  readonly places: readonly Place[];
  /** Of the open page, from the site's root. */
  readonly path: string;
}

export interface Command {
  readonly title: string;
  /** Other words it is found by. */
  readonly also: readonly string[];
  /** What to do when it is chosen; null where it makes no sense here. */
  readonly on: (context: CommandContext) => (() => void) | null;
}

const theme = (choice: ThemeChoice, name: string): Command => ({
  title: `Theme: ${name}`,
  also: ["colour", "settings", "mode"],
  on: () => () => window.dispatchEvent(new CustomEvent(THEME_EVENT, { detail: choice })),
});

const goTo = (path: `/${string}`) => () => location.assign(sitePath(path));

/** The lesson so many places from the open one; null from any other page. */
function besideLesson({ places, path }: CommandContext, steps: number): (() => void) | null {
  const lessons = places.filter(({ kind }) => kind === "lesson");
  const index = lessons.findIndex((lesson) => lesson.path === path);
  const beside = index < 0 ? undefined : lessons[index + steps];
  return beside ? goTo(beside.path) : null;
}

/** Leads to a page, where the site has it. */
const pageCommand = (title: string, path: `/${string}`, also: readonly string[]): Command => ({
  title,
  also,
  on: ({ places }) => (places.some((place) => place.path === path) ? goTo(path) : null),
});

export const commands: readonly Command[] = [
  { title: "Go to the next lesson", also: ["forward"], on: (context) => besideLesson(context, 1) },
  { title: "Go to the previous lesson", also: ["back"], on: (context) => besideLesson(context, -1) },
  {
    title: "Run the checks of this lesson",
    also: ["verify", "test"],
    // Its own shortcut, so that it is asked for in one way only.
    on: () =>
      document.querySelector('.workbench[data-ready="yes"]') &&
      (() => window.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, cancelable: true }))),
  },
  {
    title: "Open the presenter view",
    also: ["trainer", "notes", "project", "second window"],
    on() {
      const link = document.querySelector<HTMLElement>('a[data-step="present"]');
      return link && (() => link.click());
    },
  },
  {
    title: "Get everyone in",
    also: ["invite", "qr", "code", "address", "lan", "network", "room", "trainer"],
    on: () => () => window.dispatchEvent(new Event(INVITE_EVENT)),
  },
  {
    title: "Stage mode",
    also: ["projector", "presentation", "large", "full screen", "trainer"],
    on() {
      const button = document.querySelector<HTMLElement>('[data-step="stage"]');
      return button && (() => button.click());
    },
  },
  theme("light", "light"),
  theme("dark", "dark"),
  theme("system", "same as the system"),
  pageCommand("Make available offline", "/offline/", ["network", "download"]),
  pageCommand("Your progress", "/progress/", ["export", "import", "clear"]),
];
