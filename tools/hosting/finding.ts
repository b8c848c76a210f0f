/** What is asked of a host and what is found wrong with it. */
export interface HostAnswer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  /** Empty where only the headers were asked for. */
  readonly text: string;
}

/** `path` is below the site's folder. */
export type Ask = (path: string, wanted?: "all" | "headers") => Promise<HostAnswer>;

export interface Finding {
  readonly path: string;
  readonly what: string;
  /** What will not work. */
  readonly consequence: string;
  readonly remedy: string;
}
