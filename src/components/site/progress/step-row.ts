/** One lesson or incident as the table of progress has it. */
export interface StepRow {
  readonly slug: string;
  readonly path: string;
  readonly title: string;
  readonly kind: "lesson" | "incident";
  readonly order: number;
  readonly checks: number;
  readonly questions: number;
}
