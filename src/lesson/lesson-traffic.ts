import type { ActorCommand } from "../contract/scenario.ts";
import type { Run } from "../engine/engine.ts";
import type { HighestNumbers } from "./scenarios/scenario-desk.ts";

/** What a learner sets off by hand: tabs and requests, numbered on from the last of the run. */
export interface LessonTraffic {
  send(command: ActorCommand): Promise<void>;
  /** Opens so many tabs, numbered on from the last; no more than `mostTabs` in one run. */
  openTabs(count: number): Promise<void>;
  request(method: RequestMethod, path: string, body?: string): Promise<void>;
  /** Others have these numbers: what is opened from now on comes after them. */
  reserve(highest: HighestNumbers): void;
  /** A fresh server has seen nobody. */
  reset(): void;
}

export type RequestMethod = Extract<ActorCommand, { kind: "request" }>["method"];

interface LessonTrafficParts {
  readonly server: () => { ensureRunning(): Promise<Run | null> };
  readonly socketPath: string;
  /** Said to whoever wants more than there is room for. */
  readonly say: (sentence: string) => void;
}

/** Tabs in one run: more show nothing that these do not. */
const mostTabs = 2_000;
const mostRequests = 99_999;

export function createLessonTraffic({ server, socketPath, say }: LessonTrafficParts): LessonTraffic {
  let last: HighestNumbers = { tab: 0, request: 0 };

  return {
    async send(command) {
      const running = await server().ensureRunning();
      running?.send({ kind: "traffic", command });
    },
    async openTabs(count) {
      const running = await server().ensureRunning();
      if (!running) return;
      const opened = Math.min(count, Math.max(0, mostTabs - last.tab));
      for (let index = 1; index <= opened; index += 1)
        running.send({ kind: "traffic", command: { kind: "open-tab", tab: last.tab + index, path: socketPath } });
      last = { ...last, tab: last.tab + opened };
      if (opened < count) say(`A run has at most ${mostTabs.toLocaleString("en")} tabs: reopen one, or press Run.`);
    },
    async request(method, path, body = "") {
      const running = await server().ensureRunning();
      if (!running) return;
      if (last.request >= mostRequests) {
        say(`A run has at most ${mostRequests.toLocaleString("en")} single requests: press Run for a fresh one.`);
        return;
      }
      last = { ...last, request: last.request + 1 };
      const command = { kind: "request", requestId: last.request, method, path, body } as const;
      running.send({ kind: "traffic", command });
    },
    reserve({ tab, request }) {
      last = { tab: Math.max(last.tab, tab), request: Math.max(last.request, request) };
    },
    reset() {
      last = { tab: 0, request: 0 };
    },
  };
}
