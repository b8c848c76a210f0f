import type { LessonServer } from "./lesson-server.ts";

/** What acts on a server that runs on. */
export type ActedOnServer = Pick<LessonServer, "ensureRunning" | "play" | "tell" | "step">;

/**
 * The server for whoever acts on it: what is done to it is seen at the newest moment alone, so a moment of the past gives
 * way first.
 */
export function createPresentServer(server: () => ActedOnServer, leavePast: () => void): ActedOnServer {
  return {
    ensureRunning() {
      leavePast();
      return server().ensureRunning();
    },
    tell(command) {
      leavePast();
      server().tell(command);
    },
    step() {
      leavePast();
      server().step();
    },
    // Begins a run of its own, whose picture is empty.
    play: (scenario) => server().play(scenario),
  };
}
