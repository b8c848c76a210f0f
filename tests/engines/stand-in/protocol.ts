/** What the stand-in's frame and its server say to each other over a WebSocket, as JSON. */

export interface Call {
  readonly id: number;
  readonly method: "boot" | "load" | "readFile" | "writeFile" | "run" | "write" | "kill" | "teardown";
  readonly args: readonly unknown[];
}

export type Reply =
  | { readonly kind: "answer"; readonly id: number; readonly value: unknown }
  | { readonly kind: "refusal"; readonly id: number; readonly message: string }
  /** Bytes as base64: a piece may end in the middle of a character. */
  | { readonly kind: "output"; readonly processId: number; readonly base64: string }
  | { readonly kind: "exit"; readonly processId: number; readonly exitCode: number }
  | { readonly kind: "server-ready"; readonly port: number; readonly url: string };

/** Files as the client library sends them to `loadFiles`. */
export interface FolderTree {
  readonly d: Readonly<Record<string, FolderTree | { readonly f: { readonly c: string; readonly b?: true } }>>;
}
