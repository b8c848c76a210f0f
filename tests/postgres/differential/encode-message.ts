import { unreachable } from "../../../src/contract/result.ts";
import {
  buildMessage,
  buildStartupPacket,
  cstring,
  type Field,
  int16,
  int32,
  joinBytes,
  raw,
} from "../../../src/wire/build-message.ts";
import { buildExtended, flush, query, sync } from "../../../src/wire/frontend-builders.ts";
import { frontendCode, startupCode } from "../../../src/wire/message-codes.ts";
import type { ClientMessage } from "./script.ts";

type Bytes = Uint8Array<ArrayBuffer>;

const encoder = new TextEncoder();

/** Source: PostgreSQL manual, "Message Formats". */
export function encodeMessage(message: ClientMessage): Bytes {
  switch (message.kind) {
    case "query":
      return query(message.sql);
    case "parse":
      return buildExtended({ ...message, parameterTypes: encodeTypeOids(message.typeOids) });
    case "bind":
      return buildExtended({ ...message, values: encodeValues(message.values) });
    case "describe":
    case "close":
    case "execute":
      return buildExtended(message);
    case "sync":
      return sync();
    case "flush":
      return flush();
    case "copy-data":
      return buildMessage(frontendCode.copyData, raw(encoder.encode(message.text)));
    case "copy-done":
      return buildMessage(frontendCode.copyDone);
    case "copy-fail":
      return buildMessage(frontendCode.copyFail, cstring(message.reason));
    case "terminate":
      return buildMessage(frontendCode.terminate);
    default:
      return unreachable(message);
  }
}

export function encodeStartup(parameters: Readonly<Record<string, string>>): Bytes {
  const fields = Object.entries(parameters).flatMap(([name, value]) => [cstring(name), cstring(value)]);
  return buildStartupPacket(int32(startupCode.protocol3), ...fields, cstring(""));
}

export const encodeCancelRequest = (pid: number, secret: number): Bytes =>
  buildStartupPacket(int32(startupCode.cancelRequest), int32(pid), int32(secret));

const encodeTypeOids = (oids: readonly number[]): Bytes => encodeFields([int16(oids.length), ...oids.map(int32)]);

/** All values and all results as text. */
function encodeValues(values: readonly (string | null)[]): Bytes {
  const fields = values.flatMap((value) => {
    if (value === null) return [int32(-1)];
    const bytes = encoder.encode(value);
    return [int32(bytes.length), raw(bytes)];
  });
  return encodeFields([int16(0), int16(values.length), ...fields, int16(0)]);
}

/** Fields without a header: the builder of a whole message, less its code and length. */
const encodeFields = (fields: readonly Field[]): Bytes => joinBytes([buildMessage(0, ...fields).subarray(5)]);
