/** Messages of the database port as JSON: wire bytes stand as base64. */
import type { DatabasePost, DatabaseToServer, ServerToDatabase } from "../../contract/database-protocol.ts";

/** Longest argument list that every engine takes. */
const sliceLength = 8_192;

export function toBase64(bytes: Uint8Array): string {
  let binary = "";
  for (let at = 0; at < bytes.length; at += sliceLength)
    binary += String.fromCharCode(...bytes.subarray(at, at + sliceLength));
  return btoa(binary);
}

/** Throws where `text` is no base64. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

const packOne = (message: ServerToDatabase | DatabaseToServer): object =>
  message.kind === "bytes" ? { ...message, bytes: toBase64(message.bytes) } : message;

/** Gives back anything that is no message of bytes as it came: the database worker checks what it is told. */
function unpackOne(message: unknown): unknown {
  if (typeof message !== "object" || message === null) return message;
  if (!("kind" in message && message.kind === "bytes" && "bytes" in message)) return message;
  return { ...message, bytes: typeof message.bytes === "string" ? fromBase64(message.bytes) : message.bytes };
}

export const packToDatabase = (message: ServerToDatabase): object => packOne(message);

/** What a server process said to its database, unchecked; throws where bytes are no base64. */
export const unpackToDatabase = (message: unknown): unknown => unpackOne(message);

export const packToServer = (post: DatabasePost): object[] => post.map(packOne);

/** The page's own database said it, so it is taken at its word. */
export const unpackToServer = (post: unknown): DatabasePost =>
  (Array.isArray(post) ? post.map(unpackOne) : []) as DatabasePost;
