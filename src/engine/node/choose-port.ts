import type { ListenOptions } from "../../contract/harness-protocol.ts";

/** The port of a server process: the one that was asked for, else the program's own; each further process has the next. */
export function choosePort({ port }: ListenOptions, appPort: number, processId: number): number {
  const first = port ?? appPort;
  return first === 0 ? 0 : first + processId;
}
