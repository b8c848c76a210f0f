import { backendCode } from "../../../wire/message-codes.ts";

/** What a client has been told when its statement is ended while it runs: all but the completion. */
export const beforeTag = (messages: readonly Uint8Array[]): readonly Uint8Array[] =>
  messages.filter((message) => message[0] !== backendCode.commandComplete);

/** What a client has been told of a statement that is stopped in its sleep: what it would give, but none of it. */
export function beforeRows(messages: readonly Uint8Array[]): readonly Uint8Array[] {
  const first = messages.findIndex(([code]) => code === backendCode.commandComplete || code === backendCode.dataRow);
  return first < 0 ? messages : messages.slice(0, first);
}
