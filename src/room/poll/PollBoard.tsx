import type { PollView } from "../../contract/room-protocol.ts";
import { CodeText } from "../CodeText.tsx";
import { toAnswerRows } from "./poll-bars.ts";

/** The question as the room sees it: large, with bars only once there are any. */
export function PollBoard({ poll }: { readonly poll: PollView }) {
  const rows = toAnswerRows(poll);
  return (
    <div class="poll-board" data-votes={poll.votes.length}>
      <h1>
        <CodeText text={poll.question} />
      </h1>
      <ol>
        {rows.map(({ letter, answer, happened, bars }) => (
          <li key={letter} class={happened ? "poll-happened" : ""}>
            <span class="poll-letter">{letter}</span>
            <p class="poll-answer">
              <CodeText text={answer} />
              {happened && <strong class="poll-truth"> ✓ This is it</strong>}
            </p>
            <div class="poll-bars">
              {bars.map((bar, index) => (
                <div key={bar.vote} class={`poll-bar poll-vote-${index + 1}`}>
                  <span class="poll-vote">{bar.vote}</span>
                  <span class="poll-track" aria-hidden="true">
                    <span class="poll-fill" style={{ width: `${bar.share * 100}%` }} />
                  </span>
                  <span class="poll-count">{bar.words}</span>
                </div>
              ))}
            </div>
          </li>
        ))}
      </ol>
      {poll.votes.length === 0 && <p class="poll-hint">Decide for yourself, then raise your hand for one answer.</p>}
    </div>
  );
}
