/** One of the things an engine does before it answers, by name; nobody looks at a nameless spinner. */
export interface StartStage {
  readonly step: number;
  readonly steps: number;
  readonly label: string;
}
