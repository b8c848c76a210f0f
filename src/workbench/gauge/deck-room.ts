/** What the parts of a deck take beside the pool, pixels. */
const usual = { heading: 24, next: 18, waiter: 25, crowdHeading: 18, goneHeading: 32, padding: 14 };
const onStage = { heading: 36, next: 26, waiter: 44, crowdHeading: 28, goneHeading: 46, padding: 24 };

const fewestCrowdRows = 2;
const mostGone = 4;
const named = 3;

/**
 * How many rows of dots and how many of those turned away a deck of this height shows. It depends on the height alone,
 * so that nothing moves when somebody comes or goes.
 *
 * @param stage how large the deck is on a stage; 0 where there is none
 */
export function deckRoom(height: number, stage: number): { readonly crowdRows: number; readonly gone: number } {
  const parts = stage ? onStage : usual;
  const scale = stage || 1;
  const waiter = parts.waiter * scale;
  const taken =
    (parts.padding + parts.heading + parts.next + parts.crowdHeading + parts.goneHeading) * scale + named * waiter;
  const left = height - taken - fewestCrowdRows * 10;
  // The line keeps two thirds of what is left: who waits may yet be helped.
  const gone = Math.max(1, Math.min(mostGone, Math.floor(left / 3 / waiter)));
  return { gone, crowdRows: Math.max(fewestCrowdRows, Math.floor((height - taken - gone * waiter) / 10)) };
}
