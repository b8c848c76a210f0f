/** A mark on a line: where the code fails, which line took leases that are still out, which release was skipped. */
export interface EditorMark {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly kind: "error" | "took-leases" | "skipped-release";
  readonly message: string;
}
