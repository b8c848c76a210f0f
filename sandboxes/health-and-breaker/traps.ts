/** Mends that tempt: each is answered by its name, with the numbers of the learner's own run. */
import type { Trap, TrapEvidence } from "../../src/checks/trap.ts";

const givenMax = 3;

const seenBy = ({ verdicts }: TrapEvidence, checkId: string): string | null => {
  const result = verdicts.find((verdict) => verdict.checkId === checkId)?.result;
  return result?.kind === "failed" ? result.seen : null;
};

export const traps: readonly Trap[] = [
  {
    id: "bigger-pool",
    title: "A bigger pool is no health check",
    tell({ traces }) {
      const largest = Math.max(0, ...traces.flat().map((event) => (event.kind === "pool-created" ? event.max : 0)));
      if (largest <= givenMax) return null;
      return [
        `This run's pool allows ${largest} where ${givenMax} were given, so three reports no longer fill it: the ${ordinal(largest + 1)} does.`,
        "That day the probes have to say what they see, and they can say it no better than today. Put max back.",
      ].join(" ");
    },
  },
  {
    id: "restarted-for-a-queue",
    title: "Restarted for a queue",
    tell(evidence) {
      const live = seenBy(evidence, "alive-with-a-full-pool");
      const ready = seenBy(evidence, "full-pool-is-told");
      if (!live?.startsWith("503") || ready !== null) return null;
      return [
        `/live said ${live} while three reports ran. Whoever supervises this process would end it, and the reports with it;`,
        "they are asked for again, the pool is full again, and it is ended again. Restart for what a restart cures.",
      ].join(" ");
    },
  },
  {
    id: "said-with-200",
    title: "Said in the body, denied in the status",
    tell(evidence) {
      const seen = seenBy(evidence, "full-pool-is-told");
      if (!seen?.startsWith("200") || !seen.endsWith("pool full")) return null;
      return `/ready answered "${seen}". The body is right, and no balancer reads it: with 200 the next request comes here too. Say it with 503.`;
    },
  },
  {
    id: "database-blamed",
    title: "The database is not to blame",
    tell(evidence) {
      const seen = seenBy(evidence, "full-pool-is-told");
      if (!seen?.startsWith("503") || !seen.includes("database down")) return null;
      return [
        `/ready answered "${seen}" while Postgres was running three reports without trouble.`,
        "The question never left the pool's line. Whoever is woken by this looks at the wrong machine: look at the pool first, and say which of the two it was.",
      ].join(" ");
    },
  },
];

/** `4th`, `31st`. */
function ordinal(count: number): string {
  const [tens, ones] = [count % 100, count % 10];
  if (tens >= 11 && tens <= 13) return `${count}th`;
  return `${count}${["th", "st", "nd", "rd"][ones] ?? "th"}`;
}
