/** The course as planned. What is written stands in `content/lessons`; the home page shows which is which. */
export interface PlannedLesson {
  readonly order: number;
  readonly title: string;
}

export interface CoursePart {
  readonly title: string;
  /** What one can do afterwards. */
  readonly aim: string;
  readonly lessons: readonly PlannedLesson[];
}

const parts: readonly [title: string, aim: string, lessonTitles: readonly string[]][] = [
  [
    "Borrow and return",
    "See from the gauge who holds what, tell a held lease from a leaked one, and put the return where every path passes.",
    ["Borrow and give back", "A session is not a connection", "Every path gives it back"],
  ],
  [
    "Generators as dependencies",
    "Say which lines of a generator run for each way out, find the one that nobody drives, and place the commit so that a 200 is true.",
    [
      "Who drives a generator?",
      "The dropped generator",
      "Break, throw and commit",
      "Scoped release",
      "How a framework injects",
      "Commit before you answer",
    ],
  ],
  [
    "Pools and sockets",
    "Predict which tab is turned away and when, tie each lease to a piece of work, and lose nothing however a client goes.",
    ["Exhaustion, exactly", "Two clocks", "Nothing slow inside a lease", "Leaving is not one event"],
  ],
  [
    "Running it",
    "Budget connections, write health checks that tell the truth, and prove that what you mended stays mended.",
    [
      "Sizing and settings",
      "Shorter queries",
      "See it, prove it",
      "Health checks and breakers",
      "The hub, and the whole",
    ],
  ],
];

/** All parts, their lessons numbered through from 1. */
export const curriculum: readonly CoursePart[] = (() => {
  let order = 0;
  return parts.map(([title, aim, titles]) => ({
    title,
    aim,
    lessons: titles.map((lessonTitle) => ({ order: ++order, title: lessonTitle })),
  }));
})();

export const lessonCount = curriculum.reduce((count, part) => count + part.lessons.length, 0);
