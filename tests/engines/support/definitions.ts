/** What the build of the test page puts here: a loader for each lesson's definition. */
import type { SandboxDefinition } from "../../../src/checks/sandbox-definition.ts";

export const definitions: Readonly<Record<string, () => Promise<SandboxDefinition>>> = {};
