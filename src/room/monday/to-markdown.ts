/** The take-away as Markdown, for a repository, a wiki or an issue. Pure. */
import type { ShownFind } from "../../content/monday/find.ts";
import { stateWords } from "../../site/progress/lesson-state.ts";
import type { DoneLesson } from "./choose-lessons.ts";
import { escapeProse, fence, quoteNote } from "./markdown-text.ts";
import type { ItemView } from "./monday-view.ts";

export interface TakeAway {
  /** Those that are taken, in their order. */
  readonly lessons: readonly DoneLesson[];
  /** The reader's note on one lesson; empty where there is none. */
  readonly noteOf: (slug: string) => string;
  readonly courseNote: string;
  readonly isLookedAt: (itemId: string) => boolean;
  readonly at: Date;
}

export const markdownName = (at: Date): string => `on-monday-${at.toISOString().slice(0, 10)}.md`;

export function toMarkdown({ lessons, noteOf, courseNote, isLookedAt, at }: TakeAway): string {
  const blocks = [
    "# What to check in our own code",
    `Taken along from Watertight on ${at.toISOString().slice(0, 10)}. A search finds places to read; that it finds nothing proves no more than that one spelling is gone.`,
    ...(courseNote.trim() === "" ? [] : ["## Our notes", quoteNote(courseNote)]),
    ...lessons.flatMap((lesson) => [
      `## ${lesson.order}. ${escapeProse(lesson.title)}${lesson.state === "new" ? "" : ` (${stateWords[lesson.state]})`}`,
      ...(lesson.passed.length === 0 ? [] : [passedLine(lesson)]),
      ...(noteOf(lesson.slug).trim() === "" ? [] : [quoteNote(noteOf(lesson.slug))]),
      lesson.items.map((item) => itemBlock(item, isLookedAt(item.id))).join("\n\n"),
    ]),
  ];
  return `${blocks.join("\n\n")}\n`;
}

const passedLine = ({ passed, checks }: DoneLesson): string =>
  `Passed in the sandbox, ${passed.length} of ${checks.length} checks: ${passed.map(escapeProse).join("; ")}.`;

function itemBlock({ title, look, finds, why, mended, prove }: ItemView, lookedAt: boolean): string {
  const parts = [
    escapeProse(look),
    ...finds.map(findBlock),
    `Why: ${escapeProse(why)}`,
    `Mended: ${escapeProse(mended)}`,
    ...(prove ? [findBlock(prove)] : []),
  ];
  return [`- [${lookedAt ? "x" : " "}] **${escapeProse(title)}**`, ...parts.map(indent)].join("\n\n");
}

const findBlock = ({ label, language, text }: ShownFind): string => `${label}:\n\n${fence(text, language)}`;

/** Under the bullet that it belongs to. */
const indent = (text: string): string => text.replace(/^(?=.)/gm, "  ");
