import type { ClientRequest } from "./client-request.ts";
import type { Conversation } from "./conversation.ts";
import type { RawClient } from "./raw-client.ts";

/** A client that is connected, and how far it has come in what it says. */
export interface Seat {
  readonly slot: number;
  readonly client: RawClient;
  readonly conversation: Conversation;
  /** The rest of a request whose beginning was sent. */
  rest: { readonly bytes: Uint8Array; readonly request: ClientRequest } | undefined;
  /** Its last batch ended with Flush. */
  isUnsynced: boolean;
  /** Rows of a portal may still be fetched. */
  hasPortal: boolean;
}
