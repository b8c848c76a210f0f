/**
 * Delta debugging of a schedule: the fewest tabs and steps, and the earliest end, with which a program still fails.
 * See Zeller and Hildebrandt, "Simplifying and Isolating Failure-Inducing Input" (2002).
 */
import type { Scenario, ScenarioStep } from "../../contract/scenario.ts";
import { keepFirstOfGroups, leaveOutGroups, leaveOutSingles } from "./leave-out.ts";
import { actorsOf, deedOf, isSeparable, roleOf, type ScheduleActor } from "./schedule-units.ts";

export interface ShrinkRequest<Failure> {
  readonly scenario: Scenario;
  /** How the whole scenario fails. */
  readonly failure: Failure;
  /** The failure that a smaller schedule brings about; null when it brings none that proves anything. */
  readonly tryOut: (candidate: Scenario) => Promise<Failure | null>;
  /** When the failure could be known, milliseconds of the scenario: no end is earlier. Null for any time. */
  readonly knownAtMs: (failure: Failure) => number | null;
  /** False as soon as no more should be tried. */
  readonly mayTry: (tried: number) => boolean;
}

export interface Shrunk<Failure> {
  readonly scenario: Scenario;
  readonly failure: Failure;
  /** No tab, request or step can be left out any more; false when the budget ended first. */
  readonly minimal: boolean;
  readonly tried: number;
}

/** Virtual time is cut by whole seconds: a finer end would tell a reader nothing. */
const endStepMs = 1_000;

/** The smallest schedule found; equal answers of `tryOut` and `mayTry` give an equal result. */
export async function shrinkScenario<Failure>(request: ShrinkRequest<Failure>): Promise<Shrunk<Failure>> {
  const { tryOut, knownAtMs, mayTry } = request;
  let best = { scenario: request.scenario, failure: request.failure };
  let tried = 0;
  let ranOut = false;
  const refused = new Set<string>();

  async function fails(steps: readonly ScenarioStep[], endMs: number): Promise<boolean> {
    const scenario = { ...best.scenario, steps: [...steps], endMs };
    const key = JSON.stringify([endMs, steps.map(({ atMs, command }) => [atMs, command])]);
    if (refused.has(key)) return false;
    if (!mayTry(tried)) {
      ranOut = true;
      return false;
    }
    tried += 1;
    const failure = await tryOut(scenario);
    if (failure === null || (knownAtMs(failure) ?? 0) > endMs) {
      refused.add(key);
      return false;
    }
    best = { scenario, failure };
    return true;
  }

  const { endMs } = request.scenario;
  const inFirstOrder = (kept: ReadonlySet<ScenarioStep>) => request.scenario.steps.filter((step) => kept.has(step));

  const keepActors = (actors: readonly ScheduleActor[]) =>
    fails(inFirstOrder(new Set(actors.flatMap(({ steps }) => steps))), endMs);
  const keepSeparable = (separable: readonly ScenarioStep[]) => {
    const fixed = best.scenario.steps.filter((step) => !isSeparable(step));
    return fails(inFirstOrder(new Set([...fixed, ...separable])), endMs);
  };

  await leaveOutGroups(actorsOf(best.scenario.steps), roleOf, keepActors);
  await leaveOutGroups(best.scenario.steps.filter(isSeparable), deedOf, keepSeparable);
  await keepFirstOfGroups(actorsOf(best.scenario.steps), roleOf, keepActors);
  // A tab may go once its partner went, a step once its tab has fewer: until neither changes anything.
  let size = Number.POSITIVE_INFINITY;
  while (best.scenario.steps.length < size && !ranOut) {
    size = best.scenario.steps.length;
    await leaveOutSingles(actorsOf(best.scenario.steps), keepActors);
    await leaveOutSingles(best.scenario.steps.filter(isSeparable), keepSeparable);
  }
  const minimal = !ranOut;

  const lastStepMs = best.scenario.steps.at(-1)?.atMs ?? 0;
  const earliestMs = Math.max(lastStepMs, knownAtMs(best.failure) ?? 0);
  if (earliestMs < endMs && !(await fails(best.scenario.steps, earliestMs))) {
    let low = Math.floor(earliestMs / endStepMs);
    let high = Math.ceil(endMs / endStepMs);
    while (high - low > 1 && !ranOut) {
      const middle = Math.floor((low + high) / 2);
      if (await fails(best.scenario.steps, middle * endStepMs)) high = middle;
      else low = middle;
    }
  }
  return { ...best, minimal, tried };
}
