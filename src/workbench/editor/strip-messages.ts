import type { Result } from "../../contract/result.ts";
import type { SyntaxProblem } from "../../lesson/strip-types.ts";

/** What page and TypeScript worker say to each other beside Monaco's own messages. */
export interface StripRequest {
  readonly kind: "watertight-strip";
  readonly id: number;
  readonly path: string;
  readonly source: string;
}

export interface StripReply {
  readonly kind: "watertight-stripped";
  readonly id: number;
  readonly result: Result<string, SyntaxProblem[]>;
}

const hasKind = (data: unknown, kind: string): boolean =>
  typeof data === "object" && data !== null && "kind" in data && data.kind === kind;

export const isStripRequest = (data: unknown): data is StripRequest => hasKind(data, "watertight-strip");
export const isStripReply = (data: unknown): data is StripReply => hasKind(data, "watertight-stripped");
