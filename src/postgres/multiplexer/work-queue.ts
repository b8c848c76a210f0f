import type { Session } from "./session/session.ts";

/** Who is next: those in the queue for the backend go before those who have just asked. */
export interface WorkQueue {
  /** The session has a request in its inbox. */
  arrive(session: Session): void;
  /** It waits for the backend, in the order of arrival. */
  wait(session: Session): void;
  leave(session: Session): void;
  /** Works off all that can run. */
  drain(): void;
}

export interface WorkQueueSetup {
  /** Whether a waiting session may run now. */
  isAdmitted(session: Session): boolean;
  grant(session: Session): void;
  start(session: Session): void;
}

export function createWorkQueue({ isAdmitted, grant, start }: WorkQueueSetup): WorkQueue {
  const waiting: Session[] = [];
  /** One entry a request. */
  const arrivals: Session[] = [];
  let isDraining = false;

  const nextStep = (): (() => void) | undefined => {
    const next = waiting.find(isAdmitted);
    if (next) return () => grant(next);
    const session = arrivals.shift();
    return session && (() => start(session));
  };

  return {
    arrive: (session) => void arrivals.push(session),
    wait: (session) => void waiting.push(session),
    leave: (session) => {
      const index = waiting.indexOf(session);
      if (index >= 0) waiting.splice(index, 1);
    },
    // Not by recursion: a reply must be out before the next request that it makes possible.
    drain: () => {
      if (isDraining) return;
      isDraining = true;
      try {
        for (let step = nextStep(); step; step = nextStep()) step();
      } finally {
        isDraining = false;
      }
    },
  };
}
