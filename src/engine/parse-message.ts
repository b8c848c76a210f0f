import { toExactCheck } from "../contract/exact-check.ts";
import { maxBatchEvents, maxMessageLength } from "../contract/flow-control.ts";
import { type HarnessMessage, harnessMessageSchema } from "../contract/harness-protocol.ts";
import { fail, ok, type Result } from "../contract/result.ts";
import { traceEventSchema } from "../contract/trace-event.ts";

/** Reads what a server process says, with bounds: the learner's code shares its realm and may say anything. */
export type ParseMessage = (data: unknown) => Result<HarnessMessage, string>;

/** @param data JSON text, or what a transport has read from it already. */
export const parseMessage: ParseMessage = (data) => {
  const read = typeof data === "string" ? parseJson(data) : ok(data);
  if (!read.ok) return read;
  // The schema looks at every event before it counts them.
  if (isOverlong(read.value)) return fail(`more than ${maxBatchEvents} events in one message`);
  if (isExactBatch(read.value)) return ok(read.value);
  const parsed = harnessMessageSchema.safeParse(read.value);
  return parsed.success ? ok(parsed.data) : fail(parsed.error.message);
};

const isExactEvent = toExactCheck(traceEventSchema);

/** Most of what a server says; to read every event anew would cost the page more than folding and drawing it. */
function isExactBatch(value: unknown): value is Extract<HarnessMessage, { kind: "trace" }> {
  if (typeof value !== "object" || value === null || !("kind" in value) || value.kind !== "trace") return false;
  if (!("events" in value) || !Array.isArray(value.events)) return false;
  return Object.keys(value).length === 2 && value.events.every(isExactEvent);
}

function parseJson(text: string): Result<unknown, string> {
  if (text.length > maxMessageLength) return fail(`a message of ${text.length} characters`);
  try {
    return ok(JSON.parse(text));
  } catch (error) {
    return fail(String(error));
  }
}

function isOverlong(value: unknown): boolean {
  if (typeof value !== "object" || value === null || !("events" in value)) return false;
  return Array.isArray(value.events) && value.events.length > maxBatchEvents;
}
