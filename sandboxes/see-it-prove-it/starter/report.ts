/** What GET /monitor answers. */
export interface Report {
  /** "suspect" as soon as there is one. */
  status: "healthy" | "suspect";
  /** Connections that somebody has borrowed and not given back. */
  inUse: number;
  /** Leases that are out for longer than `suspectAfterMs`, the oldest first. */
  suspects: Suspect[];
}

export interface Suspect {
  /** Since the connection was lent. */
  heldMs: number;
  /** A line of the stack, or more, that names the method that took it. */
  takenBy: string;
}

/** Nothing on this server should need a connection for longer. */
export const suspectAfterMs = 5_000;
