/** The lesson's ready-made courses of traffic: which there are, and which one is playing. */
import { type ReadonlySignal, signal } from "@preact/signals";
import type { HarnessMessage } from "../../contract/harness-protocol.ts";
import type { PlayableScenario } from "../../contract/sandbox.ts";
import type { ActorCommand, Scenario } from "../../contract/scenario.ts";
import type { RunCommand } from "../../engine/engine.ts";

/** Times are virtual milliseconds of the run that the scenario was played on. */
export type ScenarioState =
  | { readonly kind: "none" }
  | { readonly kind: "playing"; readonly id: string; readonly startedAtMs: number; readonly endsAtMs: number }
  /** Over, or stopped: earlier than its `endMs` after the start it was stopped, or its server ended. */
  | { readonly kind: "ended"; readonly id: string; readonly startedAtMs: number; readonly endedAtMs: number };

export interface ScenarioDesk {
  readonly list: readonly PlayableScenario[];
  readonly state: ReadonlySignal<ScenarioState>;
  /** Plays on a fresh server from the seed, at the clock's pace: a scenario is a run of its own. */
  readonly play: (id: string) => void;
  /** Leaves out the rest; the server runs on. */
  readonly stop: () => void;
}

/** The desk, and what it has to hear of the server. */
export interface OwnedScenarioDesk extends ScenarioDesk {
  hear(message: HarnessMessage): void;
  serverEnded(): void;
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

  function end(endedAtMs: number) {
    const { value } = state;
    if (value.kind !== "playing") return;
    state.value = { kind: "ended", id: value.id, startedAtMs: value.startedAtMs, endedAtMs };
    announce(endedAtMs < value.endsAtMs ? "The scenario was stopped." : "The scenario has ended.");
  }

  return {
    list,
    state,
    play(id) {
      const chosen = list.find((scenario) => scenario.id === id);
      if (!chosen) throw new Error(`no scenario "${id}"`);
      // The server tells that the former run is over before anything of the new one is set.
      void server().play(chosen.scenario);
      starting = chosen;
      reserve(highestNumbers(chosen.scenario));
    },
    stop: () => server().tell({ kind: "stop-scenario" }),
    hear(message) {
      if (message.kind === "scenario-finished") return end(message.atMs);
      if (message.kind !== "trace" || !starting) return;
      const started = message.events.find((event) => event.kind === "scenario-started");
      if (!started) return;
      begin(starting, started.atMs);
      starting = null;
    },
    serverEnded() {
      starting = null;
      end(nowMs());
    },
    reset() {
      starting = null;
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
