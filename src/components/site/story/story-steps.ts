/** What the first page's gauge shows beside each step of the text. `story-traces.test.ts` holds the words to the runs. */
export interface StoryStep {
  readonly id: string;
  readonly trace: "leaking" | "mended";
  /** Virtual milliseconds: the moment as the step is reached, and as it is left. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly title: string;
  readonly text: string;
}

export const storySteps: readonly StoryStep[] = [
  {
    id: "thirty-work",
    trace: "leaking",
    fromMs: 0,
    toMs: 6_000,
    title: "Thirty tabs work",
    text: "A server lends each open tab a connection: a swimmer, a lane. Thirty tabs come, thirty lanes are taken, and whoever asks is answered.",
  },
  {
    id: "the-31st-waits",
    trace: "leaking",
    fromMs: 6_000,
    toMs: 13_500,
    title: "The 31st waits",
    text: "No error, no log line, a processor at rest. It stands on the deck until somebody gives a lane back, for thirty seconds at most.",
  },
  {
    id: "a-lane-is-kept",
    trace: "leaking",
    fromMs: 13_500,
    toMs: 30_000,
    title: "An error keeps its lane",
    text: "Tab 25 asks for an id that is no number. Its query fails and its handler ends, but lane 25 is not given back. Tab 31 waits for somebody who is gone.",
  },
  {
    id: "the-line-that-took-it",
    trace: "leaking",
    fromMs: 30_000,
    toMs: 39_500,
    title: "The line that took it",
    text: "After thirty seconds tab 31 is turned away. Nothing is left to run that could give lane 25 back: it is leaked. In a lesson you press the lane and see the line that took it, and the release that the error jumped over.",
  },
  {
    id: "it-comes-back",
    trace: "mended",
    fromMs: 13_500,
    toMs: 20_000,
    title: "Mended: it comes back",
    text: "The same traffic, with the release in a finally. The query fails as before; the lane comes back, and tab 31 is swimming in it at once.",
  },
];
