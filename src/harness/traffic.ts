import { unreachable } from "../contract/result.ts";
import type { ActorCommand } from "../contract/scenario.ts";
import { type RequestCommand, sendRequest } from "./request-actor.ts";
import { type ActorContext, openTab, type TabActor } from "./tab-actor.ts";

/** Everybody outside the server: carries out what the traffic panel or a scenario says. */
export interface Traffic {
  perform(command: ActorCommand): void;
  /** @param done told once of the answer's status, or null where none came */
  request(request: RequestCommand, done: (status: number | null) => void): void;
  /** The server process is gone: every client notices. */
  loseAll(): void;
}

export function createTraffic(context: ActorContext): Traffic {
  const tabs = new Map<number, TabActor>();
  let lastScope = 0;
  const nextScopeId = (kind: string) => {
    lastScope += 1;
    return `${kind}-${lastScope}`;
  };

  function withTab(tab: number, act: (actor: TabActor) => void) {
    const actor = tabs.get(tab);
    if (actor) act(actor);
    else context.warn(`there is no tab ${tab}: open it first`);
  }

  return {
    perform(command) {
      switch (command.kind) {
        case "open-tab":
          tabs.get(command.tab)?.lose();
          tabs.set(command.tab, openTab(command.tab, command.path, nextScopeId("socket"), context));
          return;
        case "send":
          return withTab(command.tab, (actor) => actor.send(command.text, command.whileConnecting ?? "lose"));
        case "close-tab":
          return withTab(command.tab, (actor) => actor.close(command.code, command.reason));
        case "pull-cable":
          return withTab(command.tab, (actor) => actor.pullCable());
        case "fall-asleep":
          return withTab(command.tab, (actor) => actor.fallAsleep());
        case "request":
          return sendRequest(command, nextScopeId("http"), context, () => undefined);
        default:
          return unreachable(command);
      }
    },
    request: (request, done) => sendRequest(request, nextScopeId("http"), context, done),
    loseAll() {
      for (const actor of tabs.values()) actor.lose();
    },
  };
}
