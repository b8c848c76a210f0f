/** A line that a reader wants to see in the editor. */
export interface LineRequest {
  readonly file: string;
  readonly line: number;
  /** False where whoever asks goes on from where the focus is. */
  readonly takeFocus: boolean;
}
