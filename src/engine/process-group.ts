/**
 * Several server processes behind one port, as one run. They meet at the database alone, which keeps their clocks in
 * step; clients are dealt out among them in turn. A process that ends leaves the others to serve on.
 */
import type { HarnessMessage, Pace } from "../contract/harness-protocol.ts";
import { unreachable } from "../contract/result.ts";
import type { ActorCommand } from "../contract/scenario.ts";
import { serverScopeId } from "../contract/server-scope.ts";
import { assignActor, commandFor } from "./assign-traffic.ts";
import type { RunCommand, RunEnd, StartOptions } from "./engine.ts";
import { createTraceMerge } from "./merge-traces.ts";
import type { RunningProcess } from "./open-process.ts";

/** What a running process says of itself. */
export type ProcessMessage = Extract<HarnessMessage, { kind: "trace" | "log-dropped" | "clock" | "scenario-finished" }>;

export interface ProcessGroup {
  /** Adds the process that listens next; its place is its number. */
  join(process: RunningProcess): void;
  receive(processId: number, message: ProcessMessage): void;
  /** A process is gone; while others still start, this only makes the start fail. */
  ended(processId: number, end: RunEnd): void;
  /** All listen: the run begins; or the end of one that is gone already, which is then the start's. */
  open(): RunEnd | null;
  send(command: RunCommand): void;
  stop(): Promise<void>;
}

/** Exit code of a process that was killed: 128 and the number of SIGKILL. */
const killedExitCode = 137;

interface Member {
  readonly process: RunningProcess;
  readonly processId: number;
  atMs: number;
  dueMs: number | null;
  state: "serving" | "in-scenario" | "gone";
}

/** @param options told of the run as a whole: one log, one clock, one end, that of the last process */
export function createProcessGroup(options: Pick<StartOptions, "onMessage" | "onEnd">): ProcessGroup {
  const members: Member[] = [];
  const merge = createTraceMerge((events) => options.onMessage({ kind: "trace", events }));
  let phase: "opening" | "open" | "over" = "opening";
  let early: RunEnd | null = null;

  const alive = () => members.filter((member) => member.state !== "gone");
  const latestMs = () => Math.max(0, ...members.map((member) => member.atMs));

  function soonest(): Member | null {
    let first: Member | null = null;
    for (const member of alive())
      if (member.dueMs !== null && member.dueMs < (first?.dueMs ?? Number.POSITIVE_INFINITY)) first = member;
    return first;
  }

  /** The process that a client was dealt to, or the next one where that is gone. */
  function memberFor(command: ActorCommand): Member | undefined {
    const index = assignActor(command, members.length);
    return [...members.slice(index), ...members.slice(0, index)].find((member) => member.state !== "gone");
  }

  function moveClock(member: Member, atMs: number, dueMs: number | null, pace: Pace) {
    member.atMs = atMs;
    member.dueMs = dueMs;
    options.onMessage({ kind: "clock", atMs: latestMs(), pace, dueMs: soonest()?.dueMs ?? null });
  }

  function leaveScenario(member: Member, state: "serving" | "gone") {
    const wasIn = member.state === "in-scenario";
    member.state = state;
    if (!wasIn || members.some((other) => other.state === "in-scenario")) return;
    merge.release();
    options.onMessage({ kind: "scenario-finished", atMs: latestMs() });
  }

  /** Gives each process its share; all begin at one moment. */
  function deal(command: RunCommand) {
    const startMs = latestMs();
    for (const member of alive())
      member.process.send(commandFor(command, { startMs, processId: member.processId, processes: members.length }));
  }

  function beginScenario(command: RunCommand) {
    for (const member of alive()) member.state = "in-scenario";
    deal(command);
  }

  async function stop() {
    if (phase === "over") return;
    phase = "over";
    merge.release();
    await Promise.all(alive().map((member) => member.process.stop()));
  }

  return {
    join(process) {
      const { listeningAtMs: atMs } = process;
      members.push({ process, processId: members.length, atMs, dueMs: null, state: "serving" });
    },
    receive(processId, message) {
      const member = members[processId];
      if (message.kind === "trace") merge.add(message.events);
      else if (message.kind === "log-dropped") options.onMessage(message);
      // A process that is still starting has no clock of its own to show.
      else if (!member) return;
      else if (message.kind === "clock") moveClock(member, message.atMs, message.dueMs, message.pace);
      else if (message.kind === "scenario-finished") {
        // Its clock may have been told of some time ago: the scenario's end is later.
        member.atMs = Math.max(member.atMs, message.atMs);
        leaveScenario(member, "serving");
      } else unreachable(message);
    },
    ended(processId, end) {
      const member = members[processId];
      if (phase === "opening") early ??= end;
      if (!member || phase !== "open") return;
      if (end.kind === "unresponsive") merge.add([toKilledEvent(member)]);
      const isItsOwn = end.kind === "exited" || end.kind === "unresponsive";
      const isLast = alive().every((other) => other === member);
      if (isItsOwn && !isLast) return leaveScenario(member, "gone");
      member.state = "gone";
      void stop();
      options.onEnd(end);
    },
    open() {
      if (!early) phase = "open";
      return early;
    },
    send(command) {
      switch (command.kind) {
        case "traffic":
          return memberFor(command.command)?.process.send(command);
        case "run-scenario":
          // Its facts are kept back until all have them, so that the log is the same however their messages race.
          merge.hold();
          return beginScenario(command);
        case "play-scenario":
          return beginScenario(command);
        case "stop-scenario":
        case "start-load":
        case "stop-load":
          return deal(command);
        case "set-pace":
          merge.release();
          return deal(command);
        case "step":
          return soonest()?.process.send(command);
        default:
          return unreachable(command);
      }
    },
    stop,
  };
}

/** A process that was ended from outside could not write this down itself. */
const toKilledEvent = ({ processId, atMs }: Member) =>
  ({
    kind: "server-exited",
    seq: Number.MAX_SAFE_INTEGER,
    atMs,
    processId,
    scopeId: serverScopeId,
    exitCode: killedExitCode,
    reason: "unresponsive",
    error: null,
  }) as const;
