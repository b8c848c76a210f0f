/** What a trainer's window knows and does: its step, its clock, its poll, and the line to the projected page. */
import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { PresenterContent, PresenterQuestion, PresenterStep } from "../../content/trainer/presenter-content.ts";
import type { Cover, RoomMessage, StageCommand, StageState } from "../../contract/room-protocol.ts";
import { afterAction, fits, type Poll, type PollAction, startPoll, toPollView } from "../poll/poll.ts";
import type { RoomChannel } from "../room-channel.ts";
import type { SessionStore } from "../session-store.ts";
import { type KeptPresenter, noProgress, presenterKey, readKeptPresenter } from "./kept-presenter.ts";
import { createPresenterLine, type PresenterLine } from "./presenter-line.ts";
import { plausibleGapMs } from "./spent-time.ts";
import { createStepClock, type StepClock } from "./step-clock.ts";

export interface OpenPoll {
  readonly poll: Poll;
  readonly question: PresenterQuestion;
}

export interface PresenterDesk {
  readonly content: PresenterContent;
  readonly line: PresenterLine;
  /** Of the page that is led or watched. */
  readonly state: ReadonlySignal<StageState | null>;
  readonly steps: readonly PresenterStep[];
  readonly stepIndex: ReadonlySignal<number>;
  goToStep(index: number): void;
  readonly clock: StepClock;
  readonly pageFollows: ReadonlySignal<boolean>;
  setPageFollows(follows: boolean): void;
  readonly poll: ReadonlySignal<OpenPoll | null>;
  /** Puts a question before the room; one that was begun goes on where it stood. */
  askRoom(questionId: string): void;
  actOnPoll(action: PollAction): void;
  /** Takes the poll off this window, and off the screen. */
  closePoll(): void;
  readonly coverKind: ReadonlySignal<Cover["kind"]>;
  cover(cover: Cover): void;
  do(command: StageCommand): void;
  /** A link to what is on the screen, shown there. */
  handOver(): Promise<void>;
  /** False where the browser refuses storage. */
  readonly keeps: ReadonlySignal<boolean>;
  /** What has to be let go when the window closes. */
  leave(): void;
  dispose(): void;
}

export interface DeskParts {
  readonly content: PresenterContent;
  readonly store: SessionStore;
  readonly openChannel: (onMessage: (message: RoomMessage) => void) => RoomChannel;
  readonly newId: () => string;
  /** The device's clock, milliseconds since 1970. */
  readonly nowMs: () => number;
}

export function createPresenterDesk({ content, store, openChannel, newId, nowMs }: DeskParts): PresenterDesk {
  const kept = readKeptPresenter(store.read(presenterKey), newId);
  const own = kept.lessons[content.path] ?? noProgress;
  const { steps } = content;
  const questionOf = (id: string) => content.questions.find((question) => question.id === id);
  const stepIndex = signal(
    Math.max(
      0,
      steps.findIndex(({ id }) => id === own.stepId),
    ),
  );
  const stepId = () => steps[stepIndex.peek()]?.id ?? "";
  const clock = createStepClock(stepId);
  const gapMs = kept.clockRuns ? plausibleGapMs(kept.keptAtMs, nowMs()) : 0;
  clock.reset({ ...own.spentMs, [stepId()]: (own.spentMs[stepId()] ?? 0) + gapMs }, kept.clockRuns);
  const pageFollows = signal(kept.pageFollows);
  const poll = signal<OpenPoll | null>(takeUp(own.poll));
  const keeps = signal(true);
  const line = createPresenterLine({
    me: kept.presenterId,
    ownPath: content.path,
    stageId: kept.stageId,
    openChannel,
    newId,
  });

  function takeUp(old: Poll | null): OpenPoll | null {
    const question = old && questionOf(old.questionId);
    return old && question && fits(old, question) ? { poll: old, question } : null;
  }

  function keep() {
    const progress = { stepId: stepId(), spentMs: clock.spent.value, poll: poll.value?.poll ?? null };
    const { me, chosen } = line.view.value;
    const record: KeptPresenter = {
      presenterId: me,
      stageId: chosen,
      lessons: { ...kept.lessons, [content.path]: progress },
      clockRuns: clock.runs.value,
      pageFollows: pageFollows.value,
      keptAtMs: nowMs(),
    };
    keeps.value = store.write(presenterKey, JSON.stringify(record));
  }

  function cover(next: Cover): Promise<unknown> {
    coverKind.value = next.kind;
    return line.command({ kind: "cover", cover: next });
  }

  const viewOf = (open: OpenPoll) => toPollView(open.poll, open.question);
  const putUp = (open: OpenPoll) => void cover({ kind: "poll", poll: viewOf(open) });

  const state = computed(() => {
    const { value } = line.line;
    return "stage" in value ? value.stage.state : null;
  });
  const seenCover = computed(() => state.value?.show.cover.kind ?? "none");
  /** What lies over the page: as asked for here, and as it changed there. */
  const coverKind = signal<Cover["kind"]>("none");
  const stopLooking = effect(() => {
    coverKind.value = seenCover.value;
  });
  const stopKeeping = effect(keep);

  return {
    content,
    line,
    state,
    steps,
    stepIndex,
    goToStep(index) {
      const step = steps[index];
      if (!step || index === stepIndex.peek()) return;
      clock.tick();
      stepIndex.value = index;
      const { value } = line.line;
      // In stage mode there is no text to follow.
      if (!pageFollows.peek() || value.kind !== "leading" || value.stage.state.show.look === "stage") return;
      void line.command({ kind: "go-to-section", headingId: step.section });
    },
    clock,
    pageFollows,
    setPageFollows(follows) {
      pageFollows.value = follows;
    },
    poll,
    askRoom(questionId) {
      const question = questionOf(questionId);
      if (!question) return;
      const open = poll.value?.question === question ? poll.value : { poll: startPoll(question), question };
      poll.value = open;
      putUp(open);
    },
    actOnPoll(action) {
      const before = poll.value;
      if (!before) return;
      const open = { ...before, poll: afterAction(before.poll, action) };
      poll.value = open;
      // Hands being counted change nothing that the room may see.
      const changed = JSON.stringify(viewOf(open)) !== JSON.stringify(viewOf(before));
      if (changed && coverKind.peek() === "poll") putUp(open);
    },
    closePoll() {
      poll.value = null;
      if (coverKind.peek() === "poll") void cover({ kind: "none" });
    },
    coverKind,
    cover: (next) => void cover(next),
    do: (command) => void line.command(command),
    async handOver() {
      const link = await line.command({ kind: "link-to-screen" });
      if (link) await cover({ kind: "invite", title: "Exactly what is on the screen", url: link });
    },
    keeps,
    leave() {
      clock.tick();
      keep();
      line.leave();
    },
    dispose() {
      stopKeeping();
      stopLooking();
      clock.dispose();
      line.dispose();
    },
  };
}
