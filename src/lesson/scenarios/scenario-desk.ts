/** The lesson's ready-made courses of traffic: which there are, and which one is playing. */
import { type ReadonlySignal, signal } from "@preact/signals";
import type { HarnessMessage } from "../../contract/harness-protocol.ts";
import type { PlayableScenario } from "../../contract/sandbox.ts";
import type { ActorCommand, Scenario } from "../../contract/scenario.ts";
import type { RunCommand } from "../../engine/engine.ts";

/** How a scenario came to its end: played through, or cut short by whom. */
export type ScenarioEnding = "played" | "stopped" | "server-stopped" | "server-ended" | "replaced";

/** Times are virtual milliseconds of the run that the scenario was played on. */
export type ScenarioState =
  | { readonly kind: "none" }
  | { readonly kind: "playing"; readonly id: string; readonly startedAtMs: number; readonly endsAtMs: number }
  | {
      readonly kind: "ended";
      readonly id: string;
      readonly startedAtMs: number;
      readonly endedAtMs: number;
      readonly by: ScenarioEnding;
    };

export interface ScenarioDesk {
  readonly list: readonly PlayableScenario[];
  readonly state: ReadonlySignal<ScenarioState>;
  /** Plays on a fresh server from the seed, at the clock's pace: a scenario is a run of its own. */
  /** Resolves once the server listens, or did not start; `seed` in place of the scenario's own gives another schedule. */
  readonly play: (id: string, seed?: number) => Promise<void>;
  /** Leaves out the rest; the server runs on. */
  readonly stop: () => void;
}

/** The desk, and what it has to hear of the server. */
export interface OwnedScenarioDesk extends ScenarioDesk {
  hear(message: HarnessMessage): void;
  /** @param by whether the learner stopped the server, or it ended by itself */
  serverEnded(by: "server-stopped" | "server-ended"): void;
  /** Another run begins, whose picture is empty. */
  reset(): void;
}

interface ScenarioDeskParts {
  readonly list: readonly PlayableScenario[];
  readonly server: () => { play(scenario: Scenario): Promise<void>; tell(command: RunCommand): void };
  readonly nowMs: () => number;
  /** Keeps the numbers of its tabs and requests from being given to others. */
  readonly reserve: (highest: HighestNumbers) => void;
  readonly announce: (sentence: string) => void;
}

export interface HighestNumbers {
  readonly tab: number;
  readonly request: number;
}

export function createScenarioDesk(parts: ScenarioDeskParts): OwnedScenarioDesk {
  const { list, server, nowMs, reserve, announce } = parts;
  const state = signal<ScenarioState>({ kind: "none" });
  let starting: PlayableScenario | null = null;

  function begin({ id, label, scenario }: PlayableScenario, startedAtMs: number) {
    state.value = { kind: "playing", id, startedAtMs, endsAtMs: startedAtMs + scenario.endMs };
    announce(`Playing “${label}”, ${scenario.endMs / 1_000} seconds.`);
  }

  function end(endedAtMs: number, by: ScenarioEnding) {
    const { value } = state;
    if (value.kind !== "playing") return;
    state.value = { kind: "ended", id: value.id, startedAtMs: value.startedAtMs, endedAtMs, by };
    announce(by === "played" ? "The scenario has ended." : "The scenario was stopped.");
  }

  return {
    list,
    state,
    play(id, seed) {
      const chosen = list.find((scenario) => scenario.id === id);
      if (!chosen) throw new Error(`no scenario "${id}"`);
      // The server tells that the former run is over before anything of the new one is set.
      const played = server().play({ ...chosen.scenario, seed: seed ?? chosen.scenario.seed });
      starting = chosen;
      reserve(highestNumbers(chosen.scenario));
      return played;
    },
    stop: () => server().tell({ kind: "stop-scenario" }),
    hear(message) {
      if (message.kind === "scenario-finished") {
        const isWhole = state.value.kind === "playing" && message.atMs > state.value.endsAtMs - 1;
        return end(message.atMs, isWhole ? "played" : "stopped");
      }
      if (message.kind !== "trace" || !starting) return;
      const started = message.events.find((event) => event.kind === "scenario-started");
      if (!started) return;
      begin(starting, started.atMs);
      starting = null;
    },
    serverEnded(by) {
      starting = null;
      end(nowMs(), by);
    },
    reset() {
      starting = null;
      end(nowMs(), "replaced");
      state.value = { kind: "none" };
    },
  };
}

const tabOf = (command: ActorCommand) => ("tab" in command ? command.tab : 0);
const requestOf = (command: ActorCommand) => ("requestId" in command ? command.requestId : 0);

function highestNumbers({ steps }: Scenario): HighestNumbers {
  let [tab, request] = [0, 0];
  for (const { command } of steps) {
    tab = Math.max(tab, tabOf(command));
    request = Math.max(request, requestOf(command));
  }
  return { tab, request };
}
