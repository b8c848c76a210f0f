import type { TraceEvent } from "../../contract/trace-event.ts";
import { type Copies, createCopies, type Writable } from "../copy-once.ts";
import type { Fold } from "../fold.ts";
import {
  type GeneratorLife,
  type GeneratorPhase,
  type GeneratorsState,
  generatorsLimit,
  isEnd,
} from "./generators-state.ts";

type EventOf<Kind extends TraceEvent["kind"]> = Extract<TraceEvent, { kind: Kind }>;
type State = Writable<GeneratorsState>;

/** Folds the log into the lives of the generators: dependencies, and those that the program drives itself. */
export const generatorsFold: Fold<GeneratorsState> = {
  initial: { open: new Map(), openCount: 0, ended: [], openBeyond: 0, endedBeyond: 0, newest: [] },
  fold(from, events) {
    const state = { ...from };
    const copies = createCopies();
    let changed = false;
    for (const event of events) changed = reduce(state, event, copies) || changed;
    return changed ? state : from;
  },
  weigh: ({ openCount, ended, newest }) => openCount + ended.length + newest.length,
};

/** False where the event says nothing of generators. */
function reduce(state: State, event: TraceEvent, copies: Copies): boolean {
  switch (event.kind) {
    case "scope-opened": {
      const newest = copies.list(state.newest);
      newest.push({ key: keyOf(event), label: event.label });
      if (newest.length > generatorsLimit.newest) newest.shift();
      state.newest = newest;
      return true;
    }
    case "scope-ended":
      return endScope(state, event, copies);
    case "server-exited":
      return endProcess(state, event, copies);
    case "generator-changed":
      change(state, event, copies);
      return true;
    case "checkout-requested":
      return noteLease(state, event, copies);
    default:
      return false;
  }
}

/** The first process's need no prefix, as joining texts costs more than the rest. */
const keyOf = ({ processId, scopeId }: { processId: number; scopeId: string }) =>
  processId === 0 ? scopeId : `${processId}/${scopeId}`;

function change(state: State, event: EventOf<"generator-changed">, copies: Copies): void {
  const key = keyOf(event);
  const held = state.open.get(key) ?? [];
  const place = held.findIndex(({ generatorId }) => generatorId === event.generatorId);
  const life = held[place];
  if (life) {
    const after = withChange(life, event.phase, event.atMs);
    if (isEnd(event.phase)) {
      setHeld(state, key, held.toSpliced(place, 1), copies);
      addEnded(state, after, copies);
    } else setHeld(state, key, held.with(place, after), copies);
    return;
  }
  if (revive(state, key, held, event, copies)) return;
  if (event.phase === "created") create(state, key, held, event, copies);
  else if (isEnd(event.phase) && state.openBeyond > 0) {
    state.openBeyond -= 1;
    state.endedBeyond += 1;
  }
}

function create(
  state: State,
  key: string,
  held: readonly GeneratorLife[],
  event: EventOf<"generator-changed">,
  copies: Copies,
): void {
  if (state.openCount >= generatorsLimit.followed) {
    state.openBeyond += 1;
    return;
  }
  const { processId, scopeId, generatorId, name, drivenBy, atMs } = event;
  const label = state.newest.findLast((scope) => scope.key === key)?.label ?? null;
  const changes = [{ phase: event.phase, atMs }];
  const life = { processId, scopeId, generatorId, name, drivenBy, label, changes, leases: [] };
  setHeld(state, key, [...held, life], copies);
  forgetEnded(state, copies);
}

/** What a handler leaves running goes on after its end, and so may a generator that was taken for dropped. */
function revive(
  state: State,
  key: string,
  held: readonly GeneratorLife[],
  event: EventOf<"generator-changed">,
  copies: Copies,
): boolean {
  if (event.drivenBy !== "program" || event.phase === "created") return false;
  const place = state.ended.findLastIndex(
    ({ processId, generatorId, changes }) =>
      processId === event.processId && generatorId === event.generatorId && changes.at(-1)?.phase === "dropped",
  );
  const life = state.ended[place];
  if (!life) return false;
  const ended = copies.list(state.ended);
  ended.splice(place, 1);
  state.ended = ended;
  const after = withChange({ ...life, changes: life.changes.slice(0, -1) }, event.phase, event.atMs);
  if (isEnd(event.phase)) addEnded(state, after, copies);
  else setHeld(state, key, [...held, after], copies);
  return true;
}

/** Whoever has ended drives nothing any more: a generator that is still at its `yield` stays there for good. */
function endScope(state: State, event: EventOf<"scope-ended">, copies: Copies): boolean {
  const key = keyOf(event);
  const held = state.open.get(key);
  if (held) drop(state, key, held, event.atMs, copies);
  return held !== undefined;
}

function endProcess(state: State, { processId, atMs }: EventOf<"server-exited">, copies: Copies): boolean {
  const gone = [...state.open].filter(([, held]) => held[0]?.processId === processId);
  for (const [key, held] of gone) drop(state, key, held, atMs, copies);
  if (state.openCount > 0 || state.openBeyond === 0) return gone.length > 0;
  state.endedBeyond += state.openBeyond;
  state.openBeyond = 0;
  return true;
}

function drop(state: State, key: string, held: readonly GeneratorLife[], atMs: number, copies: Copies): void {
  setHeld(state, key, [], copies);
  for (const life of held.toReversed()) addEnded(state, withChange(life, "dropped", atMs), copies);
}

/**
 * Where the engine does not know who asks: a dependency's scope does one thing at a time, so what it asks for while one
 * generator's code runs, that generator asks for. Where two run, nobody could tell.
 */
function noteLease(state: State, event: EventOf<"checkout-requested">, copies: Copies): boolean {
  // Runs that were kept before this was known have none.
  const askerId = event.generatorId ?? null;
  const known = askerId === null ? null : findOpen(state, event.processId, askerId, keyOf(event));
  const key = known?.key ?? keyOf(event);
  const held = state.open.get(key);
  if (!held) return false;
  const running = held.filter(({ changes }) => !["suspended", "repeating"].includes(changes.at(-1)?.phase ?? ""));
  const life = known?.life ?? (running.length === 1 && askerId === null ? running[0] : undefined);
  if (!life) return false;
  const { poolId, leaseId } = event;
  const leases = [...life.leases, { poolId, leaseId }].slice(-generatorsLimit.leases);
  setHeld(state, key, held.with(held.indexOf(life), { ...life, leases }), copies);
  return true;
}

/** A yielded session may be passed on to another request; most never are. */
function findOpen(state: State, processId: number, generatorId: number, likelyKey: string) {
  const find = (key: string) => {
    const isIt = (each: GeneratorLife) => each.processId === processId && each.generatorId === generatorId;
    const life = state.open.get(key)?.find(isIt);
    return life && { key, life };
  };
  return find(likelyKey) ?? [...state.open.keys()].map(find).find((found) => found !== undefined) ?? null;
}

function setHeld(state: State, key: string, held: readonly GeneratorLife[], copies: Copies): void {
  const open = copies.map(state.open);
  state.openCount += held.length - (open.get(key)?.length ?? 0);
  if (held.length > 0) open.set(key, held);
  else open.delete(key);
  state.open = open;
}

function addEnded(state: State, life: GeneratorLife, copies: Copies): void {
  const ended = copies.list(state.ended);
  ended.push(life);
  state.ended = ended;
  forgetEnded(state, copies);
}

/** Those that still run are followed first. */
function forgetEnded(state: State, copies: Copies): void {
  const beyond = Math.min(state.ended.length, state.openCount + state.ended.length - generatorsLimit.followed);
  if (beyond <= 0) return;
  const ended = copies.list(state.ended);
  ended.splice(0, beyond);
  state.ended = ended;
  state.endedBeyond += beyond;
}

/** The end is always kept, in the place of the last change where there are too many. */
function withChange(life: GeneratorLife, phase: GeneratorPhase, atMs: number): GeneratorLife {
  const kept = life.changes.slice(0, generatorsLimit.changes - 1);
  return { ...life, changes: [...kept, { phase, atMs }] };
}
