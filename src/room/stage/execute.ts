import type { Refusal, StageCommand, StageShow } from "../../contract/room-protocol.ts";
import type { OpenLesson } from "../../lesson/open-lesson.ts";
import { act, actionsOf } from "../../lesson/traffic-actions.ts";

export interface Answer {
  readonly refusal: Refusal | null;
  readonly link: string | null;
}

/** What a command may do to the page beside the lesson's own verbs. */
export interface StagePage {
  /** False where the page has no such heading; null is its top. */
  goTo(headingId: string | null): boolean;
  hasPrediction(id: string): boolean;
  openPage(path: string): void;
  address(): URL;
}

export interface StageParts {
  readonly lesson: OpenLesson;
  readonly page: StagePage;
  readonly show: () => StageShow;
  readonly change: (next: Partial<StageShow>) => void;
}

const done: Answer = { refusal: null, link: null };
const refuse = (refusal: Refusal): Answer => ({ refusal, link: null });
const check = (possible: boolean, refusal: Refusal): Answer => (possible ? done : refuse(refusal));

/**
 * Does what the trainer asked for. What takes long (a server that starts, checks) is answered once it has begun; how it
 * goes on is in the state.
 */
export async function execute(command: StageCommand, { lesson, page, show, change }: StageParts): Promise<Answer> {
  switch (command.kind) {
    case "go-to-section":
      return check(page.goTo(command.headingId), "no-such-section");
    case "look":
      change({ look: command.look });
      return done;
    case "cover":
      change({ cover: command.cover });
      return done;
    case "spotlight":
      change({ spotlight: command.on });
      return done;
    case "highlight": {
      const { lines } = command;
      if (lines && !lesson.files.value.some(({ path }) => path === lines.file)) return refuse("no-such-file");
      if (lines) lesson.showFile(lines.file);
      change({ highlight: lines });
      return done;
    }
    case "run":
      begin(lesson.run());
      return done;
    case "stop": {
      const { kind } = lesson.status.value;
      if (kind !== "running" && kind !== "starting") return refuse("no-server");
      lesson.stop();
      return done;
    }
    case "check":
      begin(lesson.check());
      return done;
    case "play":
      if (!lesson.scenarios.list.some(({ id }) => id === command.scenarioId)) return refuse("no-such-scenario");
      begin(lesson.scenarios.play(command.scenarioId));
      return done;
    case "traffic": {
      const action = actionsOf(lesson.trafficActions).find(({ label }) => label === command.label);
      if (!action) return refuse("no-such-traffic");
      act(lesson, action);
      return done;
    }
    case "set-pace":
      lesson.setPace(command.pace);
      return done;
    case "step":
      if (lesson.status.value.kind !== "running") return refuse("no-server");
      lesson.step();
      return done;
    case "reveal": {
      const { predictionId, on } = command;
      if (!page.hasPrediction(predictionId)) return refuse("no-such-prediction");
      const others = show().revealed.filter((id) => id !== predictionId);
      change({ revealed: on ? [...others, predictionId] : others });
      return done;
    }
    case "link-to-screen": {
      const made = await lesson.sharing.createLink(page.address());
      if (made.ok) return { refusal: null, link: made.value };
      return refuse(made.error.code === "too-long" ? "link-too-long" : "failed");
    }
    case "open-page":
      page.openPage(command.path);
      return done;
    default:
      return command satisfies never;
  }
}

/** How it went is the lesson's to show; what it did not expect is a bug, and stays visible as one. */
function begin(work: Promise<void>): void {
  work.catch(console.error);
}
