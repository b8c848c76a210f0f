import { findDoor, type GeneratorPhase } from "../../../src/contract/asgi.ts";

let lastGeneratorId = 0;

/** Reports that a generator was created, and returns how to report what becomes of it; silent outside an engine. */
export function reportGenerator(name: string): (phase: GeneratorPhase) => void {
  const door = findDoor();
  lastGeneratorId += 1;
  const generatorId = lastGeneratorId;
  const report = (phase: GeneratorPhase) => door?.generatorChanged({ generatorId, name, phase });
  report("created");
  return report;
}
