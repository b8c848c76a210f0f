import type { Result } from "../../contract/result.ts";
import type { SyntaxProblem } from "../../lesson/strip-types.ts";

/** What the TypeScript worker answers beside Monaco's own messages, by what it is asked. */
export interface WorkerReplies {
  readonly "watertight-strip": Result<string, SyntaxProblem[]>;
  readonly "watertight-format": string;
}

export interface WorkerRequest {
  readonly kind: keyof WorkerReplies;
  readonly id: number;
  readonly path: string;
  readonly source: string;
}

export interface WorkerReply<K extends keyof WorkerReplies> {
  readonly answers: K;
  readonly id: number;
  readonly result: WorkerReplies[K];
}

export const isWorkerRequest = (data: unknown): data is WorkerRequest =>
  typeof data === "object" &&
  data !== null &&
  "kind" in data &&
  (data.kind === "watertight-strip" || data.kind === "watertight-format");

export const isWorkerReply = <K extends keyof WorkerReplies>(kind: K, data: unknown): data is WorkerReply<K> =>
  typeof data === "object" && data !== null && "answers" in data && data.answers === kind;
