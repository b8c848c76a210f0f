import type { StageShow, StageState } from "../../contract/room-protocol.ts";
import type { CheckState, OpenLesson, ServerStatus } from "../../lesson/open-lesson.ts";
import { actionsOf } from "../../lesson/traffic-actions.ts";

/** What the state tells of an open lesson. */
export type SeenLesson = Pick<
  OpenLesson,
  "status" | "clock" | "pools" | "scenarios" | "trafficActions" | "files" | "activeFile" | "checks" | "checkStates"
>;

export interface ProjectedPage {
  /** From the site's root. */
  readonly path: string;
  readonly title: string;
  /** False where storage is refused. */
  readonly keeps: boolean;
}

/** Characters of an error that a trainer can take in beside a room. */
const mostTrouble = 2_000;

/** The projected page as the trainer's window shows it. */
export function describeState(lesson: SeenLesson, show: StageShow, page: ProjectedPage): StageState {
  const { atMs, pace } = lesson.clock.value;
  const playing = lesson.scenarios.state.value;
  return {
    ...page,
    show,
    server: lesson.status.value.kind,
    trouble: troubleOf(lesson.status.value)?.slice(0, mostTrouble) ?? null,
    atMs,
    pace,
    pool: sumPools(lesson),
    playing: playing.kind === "playing" ? playing.id : null,
    scenarios: lesson.scenarios.list.map(({ id, label }) => ({ id, title: label })),
    trafficLabels: actionsOf(lesson.trafficActions).map(({ label }) => label),
    activeFile: lesson.activeFile.value,
    files: lesson.files.value.map(({ path, source }) => ({ path, lines: source.split("\n").length })),
    checks: lesson.checks.map(({ id, title }) => ({ title, verdict: verdictOf(lesson.checkStates.value.get(id)) })),
  };
}

function troubleOf(status: ServerStatus): string | null {
  switch (status.kind) {
    case "start-failed":
    case "engine-failed":
      return status.failure.message;
    case "exited":
      return status.reason === "stopped" ? null : status.message;
    case "not-started":
    case "starting":
    case "running":
      return null;
  }
}

function sumPools({ pools }: Pick<SeenLesson, "pools">): StageState["pool"] {
  const open = pools.value.filter(({ processEnded }) => !processEnded);
  if (open.length === 0) return null;
  const sum = (of: "inUse" | "max" | "waiting") => open.reduce((total, pool) => total + pool[of], 0);
  return { inUse: sum("inUse"), max: sum("max"), waiting: sum("waiting") };
}

function verdictOf(state: CheckState | undefined): StageState["checks"][number]["verdict"] {
  if (!state) return "not-run";
  return state.kind === "judged" ? state.verdict.result.kind : state.kind;
}
