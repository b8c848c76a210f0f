import { useEffect, useRef } from "preact/hooks";
import { CodeText } from "../CodeText.tsx";
import { letterOf } from "../poll/poll-bars.ts";
import type { OpenPoll, PresenterDesk } from "./presenter-desk.ts";

interface PollPanelProps {
  readonly desk: PresenterDesk;
  readonly open: OpenPoll;
}

const stageWords = {
  counting: "The room sees the question alone.",
  bars: "The room sees the votes.",
  truth: "The room sees the votes and what happened.",
} as const;

/** Counts raised hands; what the room sees of them is asked for step by step. */
export function PollPanel({ desk, open: { poll, question } }: PollPanelProps) {
  const counts = poll.votes.at(-1) ?? [];
  const first = poll.votes.length > 1 ? poll.votes[0] : undefined;
  const onScreen = desk.coverKind.value === "poll";
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.scrollIntoView({ block: "nearest" }), [question]);
  const total = counts.reduce((sum, count) => sum + count, 0);
  return (
    <section class="poll-panel" aria-label="Poll" ref={panel}>
      <p class="step-kicker">
        {first ? "Second vote, after discussion" : "First vote"}, {total} {total === 1 ? "hand" : "hands"}
      </p>
      <h2>
        <CodeText text={question.question} />
      </h2>
      <ol>
        {question.answers.map((answer, index) => (
          <li key={answer}>
            <p class="poll-says">
              <span class="poll-key">{letterOf(index)}</span> <CodeText text={answer} />
              {index === question.truth && <strong class="poll-right"> ✓ this one</strong>}
              {question.whys[index] && (
                <span class="poll-why">
                  <CodeText text={question.whys[index]} />
                </span>
              )}
            </p>
            {first && <span class="poll-first">before: {first[index]}</span>}
            <div class="stepper">
              <button
                type="button"
                aria-label={`One hand less for ${letterOf(index)}`}
                disabled={counts[index] === 0}
                onClick={() => desk.actOnPoll({ kind: "count", answer: index, by: -1 })}
              >
                −
              </button>
              <input
                type="number"
                min="0"
                max="1000"
                aria-label={`Hands for ${letterOf(index)}`}
                value={counts[index]}
                onInput={(event) =>
                  desk.actOnPoll({ kind: "set", answer: index, count: event.currentTarget.valueAsNumber })
                }
              />
              <button
                type="button"
                aria-label={`One hand more for ${letterOf(index)}`}
                onClick={() => desk.actOnPoll({ kind: "count", answer: index, by: 1 })}
              >
                +
              </button>
            </div>
          </li>
        ))}
      </ol>
      <p class="poll-seen">{onScreen ? stageWords[poll.stage] : "The question is not on the screen."}</p>
      <div class="control-row">
        <PollButtons desk={desk} stage={poll.stage} mayVoteAgain={!first} />
        {!onScreen && (
          <button type="button" class="primary" onClick={() => desk.askRoom(question.id)}>
            Put it on the screen
          </button>
        )}
        {onScreen && (
          <button type="button" onClick={() => desk.cover({ kind: "none" })}>
            Show the lesson
          </button>
        )}
        {question.from === "text" && (
          <button
            type="button"
            onClick={() => {
              desk.cover({ kind: "none" });
              desk.do({ kind: "reveal", predictionId: question.id, on: true });
            }}
          >
            Reveal it in the text
          </button>
        )}
        {question.from === "scenario" && (
          <button
            type="button"
            onClick={() => {
              desk.cover({ kind: "none" });
              desk.do({ kind: "play", scenarioId: question.id });
            }}
          >
            Play it
          </button>
        )}
        <button type="button" onClick={() => desk.actOnPoll({ kind: "start-over" })}>
          Count anew
        </button>
        <button type="button" onClick={desk.closePoll}>
          End the poll
        </button>
      </div>
    </section>
  );
}

interface PollButtonsProps {
  readonly desk: PresenterDesk;
  readonly stage: OpenPoll["poll"]["stage"];
  readonly mayVoteAgain: boolean;
}

function PollButtons({ desk, stage, mayVoteAgain }: PollButtonsProps) {
  const press = (kind: "show-bars" | "hide-bars" | "vote-again" | "show-truth" | "hide-truth", words: string) => (
    <button type="button" class={kind.startsWith("show") ? "primary" : ""} onClick={() => desk.actOnPoll({ kind })}>
      {words}
    </button>
  );
  switch (stage) {
    case "counting":
      return press("show-bars", "Show the votes");
    case "bars":
      return (
        <>
          {press("show-truth", "Show what happened")}
          {mayVoteAgain && press("vote-again", "Vote again")}
          {press("hide-bars", "Hide the votes")}
        </>
      );
    case "truth":
      return press("hide-truth", "Hide what happened");
  }
}
