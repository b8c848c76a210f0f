import { readDiagnostic } from "../../../wire/backend-message.ts";
import { buildMessage, cstring, raw } from "../../../wire/build-message.ts";
import { frameAll } from "../../../wire/frame-messages.ts";

/** An ErrorResponse or NoticeResponse with other fields; `undefined` takes one away. */
export function editDiagnostic(message: Uint8Array, changes: Readonly<Record<string, string | undefined>>): Uint8Array {
  const [frame] = frameAll(message);
  if (!frame) return message;
  const fields = [...readDiagnostic(frame)].flatMap(([code, value]) => {
    const changed = code in changes ? changes[code] : value;
    return changed === undefined ? [] : [cstring(code + changed)];
  });
  return buildMessage(frame.code, ...fields, raw(new Uint8Array(1)));
}
