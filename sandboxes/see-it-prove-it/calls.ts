/** Calls of the data manager's methods, as steps of a scenario. */
import type { ScenarioStep } from "../../src/contract/scenario.ts";

export const methods = [
  "getUser",
  "findUserByName",
  "addUser",
  "renameUser",
  "deleteUser",
  "setTemperature",
  "saveMessage",
  "getPreferences",
  "setPreference",
  "deletePreference",
  "addSkill",
  "getSkillIds",
  "getSkills",
  "getSkillLevel",
  "setSkillLevel",
  "getOrCreateSkill",
  "linkSkill",
  "addTraining",
  "getTrainings",
  "getTrainingsForSkill",
  "finishTraining",
] as const;

export const betweenCallsMs = 100;

const get = (requestId: number, path: string, atMs: number): ScenarioStep => ({
  atMs,
  command: { kind: "request", requestId, method: "GET", path, body: "" },
});

/** Requests of one path, numbered from `from`. */
export const callsOf = (
  path: string,
  { from, count, atMs, everyMs }: { from: number; count: number; atMs: number; everyMs: number },
): ScenarioStep[] => Array.from({ length: count }, (_, index) => get(from + index, path, atMs + index * everyMs));

/** A GET at each of these times, numbered from `firstId`. */
export const getsAt = (path: string, firstId: number, timesMs: readonly number[]): ScenarioStep[] =>
  timesMs.map((atMs, index) => get(firstId + index, path, atMs));

export const eachMethodOnce = ({
  atMs,
  everyMs = betweenCallsMs,
}: {
  atMs: number;
  everyMs?: number;
}): ScenarioStep[] => methods.map((method, index) => get(index + 1, `/${method}`, atMs + index * everyMs));

/** The skill is found and not made; the link is refused as a duplicate; a user of that name exists: other paths. */
export const secondCalls = ({ atMs, everyMs = betweenCallsMs }: { atMs: number; everyMs?: number }): ScenarioStep[] =>
  (["getOrCreateSkill", "linkSkill", "addUser"] as const).map((method, index) =>
    get(methods.length + index + 1, `/${method}`, atMs + index * everyMs),
  );
