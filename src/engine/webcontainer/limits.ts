/** How long each stage of a WebContainer's start may take, milliseconds; tests shorten them. */
export interface ContainerLimits {
  readonly probeMs: number;
  readonly bootMs: number;
  readonly mountMs: number;
  readonly harnessMs: number;
  /** From `kill()` to the end of a process; past it the WebContainer is torn down and booted again. */
  readonly killMs: number;
}

export const defaultLimits: ContainerLimits = {
  probeMs: 2_500,
  bootMs: 15_000,
  mountMs: 10_000,
  harnessMs: 20_000,
  killMs: 2_000,
};
