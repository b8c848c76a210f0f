import type { BodyShape, Stretch } from "./body-shape.ts";
import type { GeneratorLife } from "./generators-state.ts";
import { readBody } from "./read-body.ts";

/**
 * What became of a stretch of lines. *ahead*: not yet; *here*: the generator stands in it; *ran*: entered and left;
 * *entered*: entered, how far it came is not told; *thrown*: an error was thrown in here; *closed*: `return()` was
 * called here; *cut-off*: left in it for good; *skipped*: the way out led past it; *never*: never ran; *unknown*:
 * the changes of a generator do not tell.
 */
export type StretchState =
  | "ahead"
  | "here"
  | "ran"
  | "entered"
  | "thrown"
  | "closed"
  | "threw"
  | "cut-off"
  | "skipped"
  | "never"
  | "unknown";

export interface StretchFact {
  readonly stretch: Stretch;
  readonly state: StretchState;
  /** Virtual time at which it was entered, milliseconds; null where it was not or nobody knows. */
  readonly atMs: number | null;
}

type Changes = GeneratorLife["changes"];
type Fate = Omit<StretchFact, "stretch">;

/** How the generator left its yield, and how that way ended. */
interface Way {
  readonly kind: "resumed" | "thrown-into" | "closing";
  readonly atMs: number;
  readonly end: "none" | "returned" | "threw" | "dropped";
}

/** What the changes of a generator say of each stretch of its lines, and nothing that they do not. */
export function readStretches(shape: BodyShape, changes: Changes): readonly StretchFact[] {
  const way = wayOf(changes);
  const fates = shape.yieldsOnce ? null : severalFates(changes);
  return shape.stretches.map((stretch) => ({
    stretch,
    ...(fates ? fates(stretch) : onceFate(shape, stretch, changes, way)),
  }));
}

const nothing = (state: StretchState): Fate => ({ state, atMs: null });

function endOf(changes: Changes): Way["end"] {
  const phase = changes.at(-1)?.phase;
  return phase === "returned" || phase === "threw" || phase === "dropped" ? phase : "none";
}

function wayOf(changes: Changes): Way | null {
  const end = endOf(changes);
  for (const { phase, atMs } of changes)
    if (phase === "resumed" || phase === "thrown-into" || phase === "closing") return { kind: phase, atMs, end };
  return null;
}

function onceFate(shape: BodyShape, stretch: Stretch, changes: Changes, way: Way | null): Fate {
  const { before, atYield } = readBody({ changes });
  switch (stretch.kind) {
    case "before":
      return before;
    case "yield":
    case "yields":
      return way?.kind === "closing" ? { state: "closed", atMs: way.atMs } : atYield;
    case "rest":
      if (!way) return unreached(changes);
      if (way.end === "none") return { state: "here", atMs: way.atMs };
      return { state: way.end === "threw" ? "threw" : way.end === "dropped" ? "cut-off" : "entered", atMs: way.atMs };
    case "on":
    case "catch":
    case "finally":
      return way ? wayOut(shape, stretch, way) : unreached(changes, stretch.kind);
  }
}

/** Before its yield an error or a `return` may have led into a `catch` or a `finally`, or have come before the `try`. */
function unreached(changes: Changes, kind?: Stretch["kind"]): Fate {
  const end = endOf(changes);
  if (end === "none") return nothing("ahead");
  const cameToYield = changes.some(({ phase }) => phase === "suspended");
  const begun = changes.some(({ phase }) => phase === "running");
  return nothing(begun && !cameToYield && (kind === "catch" || kind === "finally") ? "unknown" : "never");
}

/** The stretches in the order in which this way out leads through them; what it cannot lead through is skipped. */
function wayOut(shape: BodyShape, stretch: Stretch & { readonly level: number }, way: Way): Fate {
  const levels = shape.stretches.filter((each) => "level" in each);
  const catches = levels.filter(({ kind, level }) => kind === "catch" && level <= stretch.level);
  const first = levels.find(({ kind, level }) => {
    if (way.kind === "resumed") return kind === "on" && level === 0;
    return kind === "finally" || (kind === "catch" && way.kind === "thrown-into");
  });
  if (stretch === first) {
    if (way.end === "none") return { state: "here", atMs: way.atMs };
    if (way.end === "dropped") return { state: "cut-off", atMs: way.atMs };
    return { state: way.kind === "resumed" ? "entered" : "ran", atMs: way.atMs };
  }
  if (isPast(stretch, way)) return nothing("skipped");
  const isOver = way.end === "returned" || way.end === "threw";
  if (stretch.kind === "finally") return nothing(isOver ? "ran" : way.end === "dropped" ? "unknown" : "ahead");
  if (stretch.kind === "catch") return nothing("unknown");
  // What stands behind a try is come to when nothing was thrown past it.
  const caught = catches.some(({ level }) => level < stretch.level);
  if (way.kind === "thrown-into" && !caught) return nothing("skipped");
  const isStraight = way.kind === "resumed" && !caught && !shape.mayReturn;
  if (isStraight && way.end === "none") return nothing("ahead");
  return nothing(isStraight && way.end === "returned" ? "ran" : "unknown");
}

function isPast(stretch: Stretch & { readonly level: number }, way: Way): boolean {
  switch (way.kind) {
    case "resumed":
      return false;
    case "thrown-into":
      return stretch.kind === "on" && stretch.level === 0;
    case "closing":
      // An error of a `finally` would lead into a `catch` around it.
      return stretch.kind === "on" || (stretch.kind === "catch" && (stretch.level === 0 || way.end === "returned"));
  }
}

/** Of several yields, and of one that comes round again, only the first way there and the last change are known. */
function severalFates(changes: Changes): (stretch: Stretch) => Fate {
  const { before } = readBody({ changes });
  const last = changes.at(-1);
  const suspended = changes.filter(({ phase }) => phase === "suspended");
  const lastAtMs = suspended.at(-1)?.atMs ?? null;
  const end = endOf(changes);
  const wasAtYield = changes.findLast(({ phase }) => phase !== "dropped")?.phase === "suspended";
  return ({ kind }) => {
    if (kind === "before") return before;
    if (lastAtMs === null) return unreached(changes);
    if (kind === "yields") {
      if (last?.phase === "suspended") return { state: "here", atMs: lastAtMs };
      if (end === "dropped" && wasAtYield) return { state: "cut-off", atMs: lastAtMs };
      return { state: "entered", atMs: lastAtMs };
    }
    return nothing("unknown");
  };
}
