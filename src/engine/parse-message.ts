import { type HarnessMessage, harnessMessageSchema } from "../contract/harness-protocol.ts";
import { fail, ok, type Result } from "../contract/result.ts";

/** Reads what a server process says, with bounds: the learner's code shares its realm and may say anything. */
export type ParseMessage = (data: unknown) => Result<HarnessMessage, string>;

export const parseMessage: ParseMessage = (data) => {
  const parsed = harnessMessageSchema.safeParse(data);
  return parsed.success ? ok(parsed.data) : fail(parsed.error.message);
};
