/** Puts together what is shown for a query: pure, so that the order of things can be tested. */

import type { Place, PlaceKind } from "../../contract/place.ts";
import { sitePath } from "../site-path.ts";
import type { Command, CommandContext } from "./commands.ts";
import type { FullTextHit } from "./full-text.ts";
import type { MarkedPiece } from "./marked-text.ts";
import { findMessages } from "./match-message.ts";
import { matchTitles } from "./match-titles.ts";
import { toWords } from "./words.ts";

export type Choice = { readonly title: string; readonly note: string; readonly code?: boolean } & (
  | { readonly kind: "link"; readonly href: string; readonly excerpt?: readonly MarkedPiece[] }
  | { readonly kind: "command"; readonly run: () => void }
);

export interface Group {
  readonly title: string;
  readonly choices: readonly Choice[];
}

export interface Asked extends CommandContext {
  readonly query: string;
  readonly commands: readonly Command[];
  readonly hits: readonly FullTextHit[];
}

const MOST_OF_A_GROUP = 6;

/** In the order in which they are shown; none of them is empty. */
export function composeGroups(asked: Asked): Group[] {
  const groups = toWords(asked.query).length === 0 ? emptyGroups(asked) : foundGroups(asked);
  return groups.filter(({ choices }) => choices.length > 0);
}

function foundGroups({ query, hits, commands, ...context }: Asked): Group[] {
  const ofKind = (...kinds: PlaceKind[]) => context.places.filter(({ kind }) => kinds.includes(kind));
  const found = findMessages(query, ofKind("message"), ({ title }) => title);
  const messages: Group = { title: "Error messages", choices: found.slice(0, MOST_OF_A_GROUP).map(toMessage) };
  const titles = (title: string, ...kinds: PlaceKind[]): Group => ({
    title,
    choices: matchTitles(query, ofKind(...kinds))
      .slice(0, MOST_OF_A_GROUP)
      .map(toLink),
  });
  const isPasted = found[0] !== undefined && found[0].match !== "words";
  const byTitle = [titles("Lessons and incidents", "lesson", "incident"), titles("Glossary", "term")];
  const named = isPasted ? [messages, ...byTitle] : [...byTitle, messages];
  const groups = [...named, titles("Pages", "page"), toCommands(query, commands, context)];
  const shown = new Set(
    groups.flatMap(({ choices }) => choices.flatMap((one) => (one.kind === "link" ? one.href : []))),
  );
  const fresh = hits.filter(({ href }) => !shown.has(href));
  return [...groups, { title: "In the text", choices: fresh.map(toHit) }];
}

function emptyGroups({ places, commands, path }: Asked): Group[] {
  const of = (...kinds: PlaceKind[]) => places.filter(({ kind }) => kinds.includes(kind));
  const lessons = of("lesson");
  const open = lessons.findIndex((lesson) => lesson.path === path);
  // Where one goes from a lesson; elsewhere the course from its beginning.
  const beside = open < 0 ? [] : [lessons[open + 1], lessons[open - 1]].filter((lesson) => lesson !== undefined);
  const others = of("lesson", "incident").filter((place) => !beside.includes(place));
  return [
    { title: "Next and previous lesson", choices: beside.map(toLink) },
    { title: "Lessons and incidents", choices: others.map(toLink) },
    { title: "Pages", choices: of("page").map(toLink) },
    toCommands("", commands, { places, path }),
  ];
}

const toLink = ({ title, note, path }: Place): Choice => ({ kind: "link", title, note, href: sitePath(path) });
const toMessage = ({ item }: { readonly item: Place }): Choice => ({ ...toLink(item), code: true });

const toHit = ({ title, heading, href, excerpt }: FullTextHit): Choice => ({
  kind: "link",
  title: heading === "" ? title : `${title}: ${heading}`,
  note: "",
  href,
  excerpt,
});

function toCommands(query: string, commands: readonly Command[], context: CommandContext): Group {
  const words = toWords(query);
  const choices = commands.flatMap(({ title, also, on }): Choice[] => {
    const own = [title, ...also].flatMap(toWords);
    if (!words.every((word) => own.some((other) => other.startsWith(word)))) return [];
    const run = on(context);
    return run ? [{ kind: "command", title, note: "", run }] : [];
  });
  return { title: "Commands", choices };
}
