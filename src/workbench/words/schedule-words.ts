import type { Scenario, ScenarioStep } from "../../contract/scenario.ts";
import { oneLine } from "./shorten.ts";

/** What happens in a schedule, one line for all that is done alike in an even rhythm. */
export interface ScheduleLine {
  /** Milliseconds since the scenario began. */
  readonly atMs: number;
  readonly text: string;
}

/** Steps of one deed whose tabs follow each other at one pace. */
interface Volley {
  readonly deed: string;
  readonly many: (times: number) => string;
  readonly steps: ScenarioStep[];
  everyMs: number | null;
}

/** Lines that a reader takes in; the rest is counted. */
const mostLines = 12;

/** A schedule in plain words, in the order of time. */
export function scheduleLines({ steps }: Pick<Scenario, "steps">): ScheduleLine[] {
  const volleys: Volley[] = [];
  for (const step of steps) {
    const deed = deedWords(step);
    const volley = volleys.findLast((candidate) => candidate.deed === deed.one && continues(candidate, step));
    if (volley) {
      volley.everyMs ??= step.atMs - lastOf(volley).atMs;
      volley.steps.push(step);
    } else volleys.push({ deed: deed.one, many: deed.many, steps: [step], everyMs: null });
  }
  const lines = volleys.map((volley) => ({ atMs: volley.steps[0]?.atMs ?? 0, text: volleyWords(volley) }));
  if (lines.length <= mostLines) return lines;
  const shown = volleys.slice(0, mostLines - 1);
  const rest = steps.length - shown.reduce((sum, volley) => sum + volley.steps.length, 0);
  const atMs = volleys[mostLines - 1]?.steps[0]?.atMs ?? 0;
  return [...lines.slice(0, mostLines - 1), { atMs, text: `and ${rest} more steps` }];
}

const lastOf = (volley: Volley): ScenarioStep => volley.steps.at(-1) as ScenarioStep;

const tabOf = ({ command }: ScenarioStep): number | null => (command.kind === "request" ? null : command.tab);

function continues(volley: Volley, step: ScenarioStep): boolean {
  const last = lastOf(volley);
  const [tab, lastTab] = [tabOf(step), tabOf(last)];
  const follows = tab === null ? lastTab === null : lastTab !== null && tab === lastTab + 1;
  return follows && (volley.everyMs === null || Math.abs(step.atMs - last.atMs - volley.everyMs) < 0.5);
}

/** What one does, and what many do. */
function deedWords({ command }: ScenarioStep): { readonly one: string; readonly many: (times: number) => string } {
  switch (command.kind) {
    case "open-tab":
      return { one: "opens", many: () => "open" };
    case "send":
      return { one: `sends "${oneLine(command.text, 40)}"`, many: () => `send "${oneLine(command.text, 40)}"` };
    case "close-tab":
      return { one: "leaves", many: () => "leave" };
    case "pull-cable":
      return { one: "loses its network", many: () => "lose their network" };
    case "fall-asleep":
      return { one: "falls asleep", many: () => "fall asleep" };
    case "request": {
      const request = `${command.method} ${oneLine(command.path, 40)}`;
      return { one: request, many: (times) => `${request}, ${times} times` };
    }
  }
}

function volleyWords(volley: Volley): string {
  const [first, last] = [volley.steps[0] as ScenarioStep, lastOf(volley)];
  const [from, to] = [tabOf(first), tabOf(last)];
  const rhythm = volley.everyMs === null || volley.steps.length < 2 ? "" : rhythmWords(volley.everyMs);
  const what = volley.steps.length === 1 ? volley.deed : volley.many(volley.steps.length);
  if (from === null) return `${what}${rhythm}`;
  if (volley.steps.length === 1) return `tab ${from} ${what}`;
  return `tabs ${from} ${volley.steps.length === 2 ? "and" : "to"} ${to} ${what}${rhythm}`;
}

const rhythmWords = (everyMs: number): string => {
  if (everyMs === 0) return ", all at once";
  return everyMs < 1_000 ? `, one every ${Math.round(everyMs)} ms` : `, one every ${everyMs / 1_000} s`;
};

/** How few lines are enough, as the heading over them. */
export function enoughWords(lines: number): string {
  if (lines === 0) return "No traffic is needed: it fails by itself.";
  return lines === 1 ? "One step is enough" : `${lines} steps are enough`;
}

/** `0.9 s`: when a step is due. */
export const dueWords = (atMs: number): string => `${Math.round(atMs / 10) / 100} s`;
