import type { TakeHome, TakeHomeState } from "../../lesson/take-home/take-home.ts";

/** What a screen reader hears, and everybody reads; nothing before the first press. */
function tell(state: TakeHomeState): string {
  switch (state.kind) {
    case "idle":
      return "";
    case "packing":
      return `Packing ${state.step} of ${state.steps}: ${state.name}`;
    case "saved":
      return "Saved. Unpack it, then npm start.";
    case "failed":
      return `${state.message} ${state.remedy}`;
  }
}

/** The lesson as a zip that runs on one's own machine. */
export function Download({ takeHome }: { readonly takeHome: TakeHome }) {
  const state = takeHome.state.value;
  const packing = state.kind === "packing";
  return (
    <>
      <button
        type="button"
        aria-disabled={packing}
        title="Your files, the server and its database, to run with Node"
        onClick={() => takeHome.download()}
      >
        Download
      </button>
      {packing && (
        <button type="button" onClick={takeHome.cancel}>
          Cancel download
        </button>
      )}
      <span class="download-state" data-state={state.kind} role="status">
        {tell(state)}
      </span>
    </>
  );
}
