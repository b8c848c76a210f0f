import { buildMessage, cstring, int32, raw, uint8 } from "./build-message.ts";
import type { BindMessage, FrontendMessage, ParseMessage } from "./frontend-message.ts";
import { frontendCode, targetCode } from "./message-codes.ts";

/** Builders of what a client sends; the multiplexer is the backend's client. */
export const query = (sql: string) => buildMessage(frontendCode.query, cstring(sql));

export const parse = ({ statement, sql, parameterTypes }: Omit<ParseMessage, "kind">) =>
  buildMessage(frontendCode.parse, cstring(statement), cstring(sql), raw(parameterTypes));

export const bind = ({ portal, statement, values }: Omit<BindMessage, "kind">) =>
  buildMessage(frontendCode.bind, cstring(portal), cstring(statement), raw(values));

const describe = (target: "statement" | "portal", name: string) =>
  buildMessage(frontendCode.describe, uint8(targetCode[target]), cstring(name));

export const close = (target: "statement" | "portal", name: string) =>
  buildMessage(frontendCode.close, uint8(targetCode[target]), cstring(name));

const execute = (portal: string, maxRows: number) =>
  buildMessage(frontendCode.execute, cstring(portal), int32(maxRows));

export const sync = () => buildMessage(frontendCode.sync);
export const flush = () => buildMessage(frontendCode.flush);

export const copyData = (data: Uint8Array) => buildMessage(frontendCode.copyData, raw(data));
export const copyDone = () => buildMessage(frontendCode.copyDone);
export const copyFail = (reason: string) => buildMessage(frontendCode.copyFail, cstring(reason));

/** The kinds that make up an extended-protocol batch. */
export type ExtendedMessage = Extract<FrontendMessage, { kind: "parse" | "bind" | "describe" | "close" | "execute" }>;

export function buildExtended(message: ExtendedMessage): Uint8Array<ArrayBuffer> {
  switch (message.kind) {
    case "parse":
      return parse(message);
    case "bind":
      return bind(message);
    case "describe":
      return describe(message.target, message.name);
    case "close":
      return close(message.target, message.name);
    case "execute":
      return execute(message.portal, message.maxRows);
  }
}
