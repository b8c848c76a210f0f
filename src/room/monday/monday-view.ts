/** The list as the page has it: each lesson with its items, and what its sandbox checks. */
import { type ShownFind, showFind } from "../../content/monday/find.ts";
import type { MondayItem } from "../../content/monday/monday-list.ts";

export interface ItemView {
  readonly id: string;
  /** As the texts below: words between backquotes are code. */
  readonly title: string;
  readonly look: string;
  readonly why: string;
  readonly mended: string;
  readonly finds: readonly ShownFind[];
  readonly prove: ShownFind | null;
}

export interface LessonView {
  readonly slug: string;
  readonly order: number;
  readonly title: string;
  /** Where the lesson is read. */
  readonly href: string;
  readonly checks: readonly { readonly id: string; readonly title: string }[];
  readonly items: readonly ItemView[];
}

export const toItemView = ({ id, title, look, why, mended, find, prove }: MondayItem): ItemView => ({
  id,
  title,
  look,
  why,
  mended,
  finds: find.map(showFind),
  prove: prove ? showFind(prove) : null,
});
