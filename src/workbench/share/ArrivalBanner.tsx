import type { OpenLesson } from "../../lesson/open-lesson.ts";
import { linkFailureWords, sharedWorkWords } from "../words/share-words.ts";
import { AskFirst } from "../work/AskFirst.tsx";
import { forgetLink } from "./use-shared-link.ts";

/** What came with a link, in words and verbs. */
export function ArrivalBanner({ lesson }: { readonly lesson: OpenLesson }) {
  const { sharing } = lesson;
  const arrival = sharing.arrival.value;
  switch (arrival.kind) {
    case "none":
      return null;
    case "reading":
      return <p class="shared-reading">Reading the shared link…</p>;
    case "refused": {
      const { what, remedy } = linkFailureWords(arrival.failure);
      return (
        <section class="shared-banner shared-refused" aria-label="Shared link">
          <p>
            <strong>This link cannot be shown.</strong> {what} {remedy}
          </p>
          <button
            type="button"
            onClick={() => {
              sharing.dismissFailure();
              forgetLink();
            }}
          >
            Dismiss
          </button>
        </section>
      );
    }
    case "shown":
      return (
        <section class="shared-banner" aria-label="Someone else's code">
          <p>
            <strong>Someone else's code</strong>
            <span class="shared-what">{sharedWorkWords(arrival.work, arrival.scenario)}</span>
            <span>It runs only when you press Run. Your own work is kept.</span>
          </p>
          <button
            type="button"
            onClick={() => {
              sharing.backToMine();
              forgetLink();
            }}
          >
            Back to mine
          </button>
          <AskFirst
            label="Make it mine"
            asks={sharing.ownWorkExists.value}
            question="It takes the place of your own work, which can be brought back once."
            yes="Replace my work"
            no="Not now"
            onYes={() => {
              sharing.makeMine();
              forgetLink();
            }}
          />
        </section>
      );
  }
}
