import { findDoor, type GeneratorPhase } from "../../../src/contract/asgi.ts";

/** Reports that a generator was created, and returns how to report what becomes of it; silent outside an engine. */
export function reportGenerator(name: string, generator: object): (phase: GeneratorPhase, yielded?: unknown) => void {
  const door = findDoor();
  const generatorId = door?.adoptGenerator(generator) ?? 0;
  const report = (phase: GeneratorPhase, yielded?: unknown) =>
    door?.generatorChanged({ generatorId, name, phase, yielded });
  report("created");
  return report;
}
