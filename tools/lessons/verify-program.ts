/** Holds a lesson's programs to what its definition declares of them. */
import type { SandboxDefinition } from "../../src/checks/sandbox-definition.ts";
import type { SprungTrap } from "../../src/checks/trap.ts";
import type { SourceFile } from "../../src/contract/sandbox.ts";
import type { Engine } from "../../src/engine/engine.ts";
import { failuresOf, judgeProgram } from "./judge-program.ts";

export interface Expectation {
  readonly program: string;
  readonly folder: string | null;
  readonly fails: Readonly<Record<string, string>>;
  readonly springs: readonly string[];
}

export function expectationsOf(definition: SandboxDefinition): Expectation[] {
  return [
    { program: "starter", folder: null, fails: definition.starterFails, springs: [] },
    { program: "solution", folder: "solution", fails: {}, springs: [] },
    ...definition.variants.map(({ name }) => ({
      program: `variant ${name}`,
      folder: `variants/${name}`,
      fails: {},
      springs: [],
    })),
    ...definition.mutants.map(({ name, fails, springs = [] }) => ({
      program: `mutant ${name}`,
      folder: `mutants/${name}`,
      fails,
      springs,
    })),
  ];
}

/** What a lesson lacks before any program is run, a line each. */
export function gapsIn({ starterFails, mutants, variants, hints, checks }: SandboxDefinition): string[] {
  const failing = new Set(mutants.flatMap(({ fails }) => Object.keys(fails)));
  const silent = [...Object.keys(starterFails), ...failing];
  return [
    ...(Object.keys(starterFails).length === 0 ? ["starter: declares no failure, so there is nothing to mend"] : []),
    ...(mutants.length < 4 ? [`mutants: ${mutants.length}, and a lesson has at least four`] : []),
    ...(variants.length < 1 ? ["variants: none, and there is more than one right mechanism"] : []),
    ...(hints.length > 4 ? [`hints: ${hints.length}, and more than four help nobody`] : []),
    ...checks
      .filter(({ id }) => !silent.includes(id))
      .map(({ id }) => `${id}: neither the starter nor any mutant fails this check, so nothing shows that it can fail`),
  ];
}

/** What differs between declared and seen, a line each; none when the program does as declared. */
function compareFailures(declared: Readonly<Record<string, string>>, seen: ReadonlyMap<string, string>): string[] {
  const ids = new Set([...Object.keys(declared), ...seen.keys()]);
  return [...ids].flatMap((id) => {
    const [expected, actual] = [declared[id], seen.get(id)];
    if (expected === actual) return [];
    return [`${id}: declared ${quote(expected)}, seen ${quote(actual)}`];
  });
}

const quote = (seen: string | undefined) => (seen === undefined ? "a pass" : `"${seen}"`);

function compareTraps(declared: readonly string[], sprung: readonly SprungTrap[]): string[] {
  const expected = declared.toSorted().join(", ");
  const seen = sprung
    .map(({ id }) => id)
    .toSorted()
    .join(", ");
  return expected === seen ? [] : [`traps: declared "${expected}", sprung "${seen}"`];
}

/** @param onRun told how long each driven scenario took, real milliseconds */
export async function verifyProgram(
  engine: Engine,
  definition: SandboxDefinition,
  files: readonly SourceFile[],
  { program, fails, springs }: Expectation,
  onRun: (durationMs: number) => void = () => undefined,
): Promise<string[]> {
  const { verdicts, sprung } = await judgeProgram(engine, definition, files);
  for (const { result } of verdicts) if (result.kind !== "not-judged") onRun(result.durationMs);
  return [...compareFailures(fails, failuresOf(verdicts)), ...compareTraps(springs, sprung)].map(
    (difference) => `${program}: ${difference}`,
  );
}
