import type { Script } from "./script.ts";
import type { Transcript } from "./transcript.ts";

/** What the multiplexer is expected to say: the real server's transcript with the declared departures in their place. */
export function expectTranscript({ steps }: Script, real: Transcript): Transcript {
  return {
    steps: real.steps.map((step, index) => {
      const departure = steps[index]?.departure;
      return departure ? { ...step, lines: departure.here } : step;
    }),
  };
}

/** Headings of steps whose declared departure is what the real server says anyway. */
export function findIdleDepartures({ steps }: Script, real: Transcript): string[] {
  return real.steps.flatMap(({ heading, lines }, index) => {
    const departure = steps[index]?.departure;
    return departure && JSON.stringify(departure.here) === JSON.stringify(lines) ? [heading] : [];
  });
}
