import { findProgram } from "./find-program.ts";
import { startProgram } from "./start-program.ts";

export interface Display {
  readonly env: NodeJS.ProcessEnv;
  stop(): void;
}

/** The screen of this machine, or one in memory. @throws NotHere */
export async function openDisplay(): Promise<Display> {
  if (process.env.DISPLAY || process.env.WAYLAND_DISPLAY) return { env: {}, stop: () => undefined };
  const path = findProgram("Xvfb, for there is no screen", ["Xvfb"]);
  const program = startProgram(path, ["-displayfd", "3", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]);
  const [number] = await program.announced(/^\d+$/);
  return { env: { DISPLAY: `:${number}` }, stop: program.stop };
}
