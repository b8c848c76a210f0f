import { spawnSync } from "node:child_process";

/** Whether this machine has the `script` of util-linux; the one of BSD and macOS takes other arguments. */
export const hasTerminal = (): boolean =>
  /util-linux/.test(spawnSync("script", ["--version"], { encoding: "utf8" }).stdout ?? "");
