import type { Boot } from "../contract/harness-protocol.ts";
import { fail, ok, type Result } from "../contract/result.ts";
import { commandFor } from "./assign-traffic.ts";
import type { Run, StartError } from "./engine.ts";
import { openProcess, type ProcessParts } from "./open-process.ts";
import { createProcessGroup } from "./process-group.ts";
import type { ServerProcess } from "./server-process.ts";

export interface RunParts<P> extends Omit<ProcessParts<P>, "key" | "process" | "boot"> {
  /** One for each server process of the run, their runtime loaded. */
  readonly loaded: readonly [ServerProcess<P>, ...ServerProcess<P>[]];
  readonly boot: Omit<Boot, "processId" | "processes">;
}

/** Boots a run's server processes; resolves once all listen, or with the reason why one does not. */
export const openRun = <P>(parts: RunParts<P>): Promise<Result<Run, StartError>> =>
  parts.loaded.length > 1 ? openSeveral(parts) : openOne(parts);

async function openOne<P>(parts: RunParts<P>): Promise<Result<Run, StartError>> {
  const { loaded, database } = parts;
  const boot = { ...parts.boot, processId: 0, processes: 1 };
  const opened = await openProcess({ ...parts, boot, process: loaded[0], key: database.nextProcessKey() });
  if (!opened.ok) return opened;
  const { port, send, stop } = opened.value;
  return ok({
    port,
    send: (command) => send(commandFor(command, { startMs: 0, processId: 0, processes: 1 })),
    readRows: (sql) => database.readRows(sql),
    stop,
  });
}

/** One after the other: what their modules do while they load would else meet in an order that nobody can repeat. */
async function openSeveral<P>(parts: RunParts<P>): Promise<Result<Run, StartError>> {
  const { loaded, database, options } = parts;
  const group = createProcessGroup(options);
  let port = 0;
  for (const [processId, process] of loaded.entries()) {
    const opened = await openProcess({
      ...parts,
      boot: { ...parts.boot, processId, processes: loaded.length },
      process,
      key: database.nextProcessKey(),
      options: {
        ...options,
        onMessage: (message) => group.receive(processId, message),
        onEnd: (end) => group.ended(processId, end),
      },
    });
    if (!opened.ok) {
      for (const unused of loaded.slice(processId + 1)) unused.terminate();
      await group.stop();
      return opened;
    }
    group.join(opened.value);
    port = opened.value.port;
  }
  const early = group.open();
  if (early) {
    await group.stop();
    return fail(early);
  }
  return ok({ port, send: group.send, readRows: (sql) => database.readRows(sql), stop: group.stop });
}
