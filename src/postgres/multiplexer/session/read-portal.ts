import { commandComplete, portalSuspended } from "../../../wire/backend-builders.ts";
import { readCommandTag } from "../../../wire/backend-message.ts";
import type { Frame } from "../../../wire/frame-messages.ts";
import { backendCode } from "../../../wire/message-codes.ts";

/** A portal of a plain read, with all its rows: the backend need not be held while a client fetches them in parts. */
export interface ReadPortal {
  /** RowDescription, or NoData. */
  readonly description: Uint8Array;
  /** The next rows, up to `maxRows` of them (0: all), and how it ends or that it is suspended. */
  fetch(maxRows: number): readonly Uint8Array[];
}

/** Rows that are kept for a portal; more of them would take more memory, and more time, than anybody has. */
export const maxPortalRows = 1_000_000;

/** Reads the answer to Describe and Execute; `undefined` where the one or the other is missing. */
export function toReadPortal(frames: readonly Frame[]): ReadPortal | undefined {
  const description = frames.find(({ code }) => code === backendCode.rowDescription || code === backendCode.noData);
  const ending = frames.find(({ code }) => endings.has(code));
  if (!description || !ending) return undefined;
  const rows = frames.filter(({ code }) => code === backendCode.dataRow).map(({ bytes }) => bytes);
  let position = 0;

  const end = (rowCount: number): Uint8Array => {
    if (ending.code !== backendCode.commandComplete) return ending.bytes;
    const tag = readCommandTag(ending);
    return tag.startsWith("SELECT ") ? commandComplete(`SELECT ${rowCount}`) : ending.bytes;
  };

  return {
    description: description.bytes,
    fetch: (maxRows) => {
      const part = rows.slice(position, maxRows > 0 ? position + maxRows : undefined);
      position += part.length;
      return maxRows > 0 && part.length === maxRows ? [...part, portalSuspended()] : [...part, end(part.length)];
    },
  };
}

const endings: ReadonlySet<number> = new Set([
  backendCode.commandComplete,
  backendCode.emptyQueryResponse,
  backendCode.errorResponse,
]);
