/** The figures that pgbench ends with. Source: PostgreSQL manual, "pgbench". */
export interface PgbenchReport {
  readonly processed: number;
  readonly failed: number;
  readonly tps: number;
}

/** `undefined` where a figure is missing. */
export function parsePgbenchReport(stdout: string): PgbenchReport | undefined {
  const figure = (pattern: RegExp): number => Number(pattern.exec(stdout)?.[1]);
  const report = {
    processed: figure(/^number of transactions actually processed: (\d+)/m),
    failed: figure(/^number of failed transactions: (\d+)/m),
    tps: figure(/^tps = ([\d.]+)/m),
  };
  return Object.values(report).some(Number.isNaN) ? undefined : report;
}
