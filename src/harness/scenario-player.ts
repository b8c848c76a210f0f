import type { ActorCommand, Scenario } from "../contract/scenario.ts";
import type { Recorder } from "./recorder.ts";
import type { TurnLoop } from "./turn-loop.ts";
import type { VirtualTimer } from "./virtual-timers.ts";

/** Carries out a scenario's steps on virtual time; one scenario at a time. */
export interface ScenarioPlayer {
  /** In *fast*, from `earliestMs` or the present moment if that is later; the clock stands at its end. */
  run(scenario: Scenario, earliestMs: number): void;
  /** At the clock's pace: the same steps at the same moments, and the server runs on. */
  play(scenario: Scenario, earliestMs: number): void;
  /** Leaves out the rest of what is being played. */
  stop(): void;
}

interface ScenarioPlayerParts {
  readonly loop: TurnLoop;
  readonly recorder: Recorder;
  readonly perform: (command: ActorCommand) => void;
  readonly finished: (atMs: number) => void;
}

export function createScenarioPlayer({ loop, recorder, perform, finished }: ScenarioPlayerParts): ScenarioPlayer {
  let playing: readonly VirtualTimer[] | null = null;

  /** Sets a timer for each step; returns them, and how long it is until the scenario's start. */
  function begin(scenario: Scenario, earliestMs: number) {
    stop();
    const untilStartMs = Math.max(0, earliestMs - loop.nowMs());
    recorder.record({ kind: "scenario-started", name: scenario.name, seed: scenario.seed });
    const steps = scenario.steps.map(({ atMs, command }) => loop.setTimer(untilStartMs + atMs, () => perform(command)));
    return { steps, untilStartMs };
  }

  function end(runsOn: boolean) {
    playing = null;
    recorder.record({ kind: "scenario-ended", runsOn });
    finished(loop.nowMs());
  }

  function stop() {
    if (!playing) return;
    for (const timer of playing) loop.clearTimer(timer);
    end(true);
  }

  return {
    run(scenario, earliestMs) {
      const { untilStartMs } = begin(scenario, earliestMs);
      loop.runFast(loop.nowMs() + untilStartMs + scenario.endMs, () => end(false));
    },
    play(scenario, earliestMs) {
      const { steps, untilStartMs } = begin(scenario, earliestMs);
      // Not counted: that a scenario goes on for a while gives no lease back.
      const atEnd = loop.setTimer(untilStartMs + scenario.endMs, () => end(true), { counted: false });
      playing = [...steps, atEnd];
    },
    stop,
  };
}
