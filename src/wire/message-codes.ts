/**
 * Message types and request codes of protocol 3.0.
 *
 * Source: PostgreSQL manual, "Message Formats".
 */

/** First byte of each message that a client sends. */
export const frontendCode = {
  bind: 0x42, // B
  close: 0x43, // C
  copyData: 0x64, // d
  copyDone: 0x63, // c
  copyFail: 0x66, // f
  describe: 0x44, // D
  execute: 0x45, // E
  flush: 0x48, // H
  functionCall: 0x46, // F
  parse: 0x50, // P
  password: 0x70, // p
  query: 0x51, // Q
  sync: 0x53, // S
  terminate: 0x58, // X
} as const;

/** First byte of each message that a server sends. */
export const backendCode = {
  authentication: 0x52, // R
  backendKeyData: 0x4b, // K
  bindComplete: 0x32, // 2
  closeComplete: 0x33, // 3
  commandComplete: 0x43, // C
  copyBothResponse: 0x57, // W
  copyData: 0x64, // d
  copyDone: 0x63, // c
  copyInResponse: 0x47, // G
  copyOutResponse: 0x48, // H
  dataRow: 0x44, // D
  emptyQueryResponse: 0x49, // I
  errorResponse: 0x45, // E
  functionCallResponse: 0x56, // V
  negotiateProtocolVersion: 0x76, // v
  noData: 0x6e, // n
  noticeResponse: 0x4e, // N
  notificationResponse: 0x41, // A
  parameterDescription: 0x74, // t
  parameterStatus: 0x53, // S
  parseComplete: 0x31, // 1
  portalSuspended: 0x73, // s
  readyForQuery: 0x5a, // Z
  rowDescription: 0x54, // T
} as const;

/** Second word of a packet that opens a connection: a protocol version, or one of the requests that come before it. */
export const startupCode = {
  protocol3: 196_608, // 3 << 16
  cancelRequest: 80_877_102, // 1234 << 16 | 5678
  sslRequest: 80_877_103, // 1234 << 16 | 5679
  gssEncRequest: 80_877_104, // 1234 << 16 | 5680
} as const;

/** The single byte that turns down SSLRequest and GSSENCRequest: go on in the clear. */
export const encryptionRefusal = 0x4e; // N

/** Transaction status in ReadyForQuery: idle, in a transaction, in a failed transaction. */
export type TransactionStatus = "I" | "T" | "E";

/** Whether a Describe or Close names a prepared statement (`S`) or a portal (`P`). */
export const targetCode = { statement: 0x53, portal: 0x50 } as const;
