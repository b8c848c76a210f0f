/** A place where a file is not TypeScript that can be run. */
export interface SyntaxProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** A problem as compilers print it: an editor's terminal makes the place a link. */
export const toProblemLine = ({ file, line, column, message }: SyntaxProblem): string =>
  `${file}:${line}:${column}: ${message}`;

/** Blanks the types out of a file, every position kept, or says where it cannot. */
export type StripTypes = (
  path: string,
  source: string,
) => Promise<
  { readonly ok: true; readonly value: string } | { readonly ok: false; readonly error: readonly SyntaxProblem[] }
>;
