import { readRow } from "../../../wire/backend-message.ts";
import type { Frame } from "../../../wire/frame-messages.ts";
import { backendCode } from "../../../wire/message-codes.ts";

/** Where each sequence stands, by OID: what `setval` needs to put it back there. */
export type SequenceStates = ReadonlyMap<string, { readonly lastValue: string; readonly isCalled: boolean }>;

/** Source: PostgreSQL manual, "Sequence Manipulation Functions" (`pg_get_sequence_data`). */
export const sequencesSql =
  "SELECT s.seqrelid, d.last_value, d.is_called FROM pg_catalog.pg_sequence s, pg_catalog.pg_get_sequence_data(s.seqrelid) d";

export function toSequenceStates(frames: readonly Frame[]): SequenceStates {
  const rows = frames.filter((frame) => frame.code === backendCode.dataRow).map(readRow);
  return new Map(
    rows.flatMap(([oid, lastValue, isCalled]) =>
      oid && lastValue ? [[oid, { lastValue, isCalled: isCalled === "t" }] as const] : [],
    ),
  );
}

/** SQL that sets sequences back to where they were; `undefined` where none has moved. */
export function toRestoreSql(wanted: SequenceStates, present: SequenceStates): string | undefined {
  const moved = [...wanted].filter(([oid, { lastValue, isCalled }]) => {
    const now = present.get(oid);
    return now && (now.lastValue !== lastValue || now.isCalled !== isCalled);
  });
  if (moved.length === 0) return undefined;
  const calls = moved.map(
    ([oid, { lastValue, isCalled }]) => `pg_catalog.setval(${oid}::regclass, ${lastValue}, ${isCalled})`,
  );
  return `SELECT ${calls.join(", ")}`;
}
