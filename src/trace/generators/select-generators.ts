import type { PoolSnapshot } from "../pool-snapshot.ts";
import { labelOf, type ScopesState } from "../scopes.ts";
import type { GeneratorLife, GeneratorPhase, GeneratorsState } from "./generators-state.ts";

/** A generator at the shown moment. */
export interface GeneratorSnapshot extends GeneratorLife {
  /** Whom it serves, as people say it: `tab 31`, `GET /ping`. */
  readonly label: string;
  readonly phase: GeneratorPhase;
  /** Virtual time of the change to `phase`, milliseconds. */
  readonly sinceMs: number;
  /** Lanes whose leases its own code took and that are still out. */
  readonly lanes: readonly { readonly processId: number; readonly poolId: number; readonly lane: number }[];
}

/** The dependencies' generators at one moment. */
export interface GeneratorsView {
  /** Those that have not ended first, longest first; then the newest of the others. */
  readonly rows: readonly GeneratorSnapshot[];
  /** In all, whether among the rows or not. */
  readonly open: number;
  readonly ended: number;
}

/** As many as can be looked through. */
const mostRows = 20;

export function selectGenerators(
  state: GeneratorsState,
  pools: readonly PoolSnapshot[],
  scopes: ScopesState,
): GeneratorsView {
  const open = [...state.open.values()].flat().sort(byBeginning);
  const lives = [...open.slice(0, mostRows), ...state.ended.slice(-mostRows).reverse()].slice(0, mostRows);
  return {
    rows: lives.map((life) => toSnapshot(life, pools, scopes)),
    open: state.openCount + state.openBeyond,
    ended: state.ended.length + state.endedBeyond,
  };
}

const beginningOf = ({ changes }: GeneratorLife) => changes[0]?.atMs ?? 0;
const byBeginning = (a: GeneratorLife, b: GeneratorLife) =>
  beginningOf(a) - beginningOf(b) || a.processId - b.processId || a.generatorId - b.generatorId;

function toSnapshot(life: GeneratorLife, pools: readonly PoolSnapshot[], scopes: ScopesState): GeneratorSnapshot {
  const last = life.changes.at(-1);
  const { processId } = life;
  const label = life.label ?? labelOf(scopes, processId, life.scopeId);
  const lanes = life.leases.flatMap(({ poolId, leaseId }) => {
    const pool = pools.find((each) => each.processId === processId && each.poolId === poolId);
    const lane = pool?.lanes.find((each) => each.leaseId === leaseId);
    return lane ? [{ processId, poolId, lane: lane.lane }] : [];
  });
  return { ...life, label, phase: last?.phase ?? "created", sinceMs: last?.atMs ?? 0, lanes };
}
