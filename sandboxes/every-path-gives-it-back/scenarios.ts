import type { PlayableScenario } from "../../src/contract/sandbox.ts";
export const scenarios: readonly PlayableScenario[] = [];
