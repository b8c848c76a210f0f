import { expect, test } from "vitest";
import type { GeneratorPhase } from "./generators-state.ts";
import { readBody } from "./read-body.ts";

function statesOf(...phases: GeneratorPhase[]): string[] {
  const body = readBody({ changes: phases.map((phase, index) => ({ phase, atMs: index })) });
  return [body.before.state, body.atYield.state, body.after.state];
}

test.each<[string, GeneratorPhase[], string[]]>([
  ["made", ["created"], ["ahead", "ahead", "ahead"]],
  ["setting up", ["created", "running"], ["here", "ahead", "ahead"]],
  ["at its yield", ["created", "running", "suspended"], ["ran", "here", "ahead"]],
  ["cleaning up", ["created", "running", "suspended", "resumed"], ["ran", "ran", "here"]],
  ["over", ["created", "running", "suspended", "resumed", "returned"], ["ran", "ran", "ran"]],
  ["thrown into", ["created", "running", "suspended", "thrown-into"], ["ran", "thrown", "here"]],
  ["thrown into and over", ["created", "running", "suspended", "thrown-into", "returned"], ["ran", "thrown", "ran"]],
  ["thrown into, and threw", ["created", "running", "suspended", "thrown-into", "threw"], ["ran", "thrown", "threw"]],
  ["failed while cleaning up", ["created", "running", "suspended", "resumed", "threw"], ["ran", "ran", "threw"]],
  ["failed before its yield", ["created", "running", "threw"], ["threw", "never", "never"]],
  ["over without a yield", ["created", "running", "returned"], ["ran", "never", "never"]],
  ["dropped at its yield", ["created", "running", "suspended", "dropped"], ["ran", "cut-off", "never"]],
  ["dropped while cleaning up", ["created", "running", "suspended", "resumed", "dropped"], ["ran", "ran", "cut-off"]],
])("a generator that is %s", (_, phases, states) => {
  expect(statesOf(...phases)).toEqual(states);
});
