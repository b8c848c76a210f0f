/** The course as planned. What is written stands in `content/lessons`; the home page shows which is which. */
export interface PlannedLesson {
  readonly order: number;
  readonly title: string;
}

export interface CoursePart {
  readonly title: string;
  readonly lessons: readonly PlannedLesson[];
}

const parts: readonly [title: string, lessonTitles: readonly string[]][] = [
  ["Borrow and return", ["Borrow and give back", "A session is not a connection", "Every path gives it back"]],
  [
    "Generators as dependencies",
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
    ["Exhaustion, exactly", "Two clocks", "Nothing slow inside a lease", "Leaving is not one event"],
  ],
  [
    "Running it",
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
  return parts.map(([title, titles]) => ({
    title,
    lessons: titles.map((lessonTitle) => ({ order: ++order, title: lessonTitle })),
  }));
})();

export const lessonCount = curriculum.reduce((count, part) => count + part.lessons.length, 0);
