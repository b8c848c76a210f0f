/** Before the first run: still water, and as much room as the pool will take. */
export function EmptyGauge() {
  return (
    <div class="gauge-empty">
      <svg viewBox="0 0 320 96" preserveAspectRatio="none" aria-hidden="true">
        <path
          d="M0 24H320M0 48H320M0 72H320"
          class="rope"
          vector-effect="non-scaling-stroke"
          stroke-width="2.4"
          stroke-dasharray="5.3 2.2"
        />
      </svg>
      <p>
        Press <b>Run</b>: the pool appears here.
      </p>
    </div>
  );
}
