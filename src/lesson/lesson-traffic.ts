import type { ActorCommand } from "../contract/scenario.ts";
import type { LessonServer } from "./lesson-server.ts";

/** What a learner sets off by hand: tabs and requests, numbered on from the last of the run. */
export interface LessonTraffic {
  send(command: ActorCommand): void;
  /** Opens so many tabs, numbered on from the last. */
  openTabs(count: number): void;
  requestPath(path: string): void;
  /** A fresh server has seen nobody. */
  reset(): void;
}

export function createLessonTraffic(server: () => LessonServer, socketPath: string): LessonTraffic {
  let lastTab = 0;
  let lastRequest = 0;

  return {
    send(command) {
      void server()
        .ensureRunning()
        .then((running) => running?.send({ kind: "traffic", command }));
    },
    openTabs(count) {
      void server()
        .ensureRunning()
        .then((running) => {
          for (let opened = 0; running && opened < count; opened += 1) {
            lastTab += 1;
            running.send({ kind: "traffic", command: { kind: "open-tab", tab: lastTab, path: socketPath } });
          }
        });
    },
    requestPath(path) {
      void server()
        .ensureRunning()
        .then((running) => {
          lastRequest += 1;
          const request = { kind: "request", requestId: lastRequest, method: "GET", path, body: "" } as const;
          running?.send({ kind: "traffic", command: request });
        });
    },
    reset() {
      lastTab = 0;
      lastRequest = 0;
    },
  };
}
