export type TabState = "connecting" | "open" | "waiting" | "refused" | "closed" | "vanished" | "asleep";

/** A browser tab with one WebSocket, as its user sees it. */
export interface TabSnapshot {
  readonly tab: number;
  /** Which of the server's sockets is the tab's; one that it had before it was opened again is another. */
  readonly processId: number;
  readonly scopeId: string;
  readonly path: string;
  readonly state: TabState;
  readonly openedAtMs: number;
  readonly sent: number;
  readonly received: number;
  readonly lastReceived: string | null;
  readonly lastReceivedAtMs: number | null;
  readonly close: {
    readonly code: number;
    readonly reason: string;
    readonly by: "client" | "server" | "network";
    readonly atMs: number;
  } | null;
}

/** Whether a tab still has a socket to send on or to close. */
export const isConnected = ({ state }: TabSnapshot): boolean =>
  state === "open" || state === "waiting" || state === "connecting";

export interface RequestSnapshot {
  readonly requestId: number;
  readonly method: string;
  readonly path: string;
  readonly sentAtMs: number;
  readonly outcome:
    | { readonly kind: "pending" }
    | { readonly kind: "answered"; readonly status: number; readonly body: string; readonly atMs: number }
    | { readonly kind: "failed"; readonly message: string; readonly atMs: number };
}

export interface TrafficSnapshot {
  /** In the order of their numbers. */
  readonly tabs: readonly TabSnapshot[];
  /** How many more were opened: those that ended are forgotten first, the rest is not followed. */
  readonly tabsLeftOut: number;
  /** Newest last; the last hundred. */
  readonly requests: readonly RequestSnapshot[];
  readonly requestCounts: RequestCounts;
}

/** All requests of the run, those that are not followed any more included. */
export interface RequestCounts {
  readonly sent: number;
  readonly answered: number;
  /** A status from 500 on, or no answer at all. */
  readonly failed: number;
}
