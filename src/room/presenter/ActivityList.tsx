import type { Activity } from "../../content/trainer/activity.ts";
import type { PresenterStep } from "../../content/trainer/presenter-content.ts";
import type { PresenterDesk } from "./presenter-desk.ts";
import { activityWords, minuteWords } from "./words.ts";

interface ActivityListProps {
  readonly desk: PresenterDesk;
  readonly step: PresenterStep;
}

/** What is done in a step, in its order; what the projected page can do by itself is one press. */
export function ActivityList({ desk, step }: ActivityListProps) {
  if (step.do.length === 0) return null;
  return (
    <section class="step-do">
      <h3>
        <span class="step-label">Do</span>
      </h3>
      <ol>
        {step.do.map(({ activity, seconds }, index) => {
          const press = toPress(desk, activity);
          const words = activityText(desk, activity);
          return (
            <li key={index}>
              {press ? (
                <button type="button" onClick={press}>
                  {words}
                </button>
              ) : (
                <span>{words}</span>
              )}
              <span class="step-time">{minuteWords(seconds)}</span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function activityText(desk: PresenterDesk, activity: Activity): string {
  if (activity.kind === "vote") {
    const question = desk.content.questions.find(({ id }) => id === activity.question);
    return question ? `Vote: ${question.question}` : activityWords(activity);
  }
  if (activity.kind !== "scenario") return activityWords(activity);
  const scenario = desk.state.value?.scenarios.find(({ id }) => id === activity.id);
  return scenario ? `Play “${scenario.title}” at ×${activity.pace}` : activityWords(activity);
}

/** Null for what people do. */
function toPress(desk: PresenterDesk, activity: Activity): (() => void) | null {
  switch (activity.kind) {
    case "vote":
      return () => desk.askRoom(activity.question);
    case "run":
      return () => desk.do({ kind: "run" });
    case "check":
      return () => desk.do({ kind: "check" });
    case "scenario":
      return () => {
        desk.do({ kind: "set-pace", pace: { kind: "live", rate: activity.pace } });
        desk.do({ kind: "play", scenarioId: activity.id });
      };
    case "traffic":
      return () => {
        desk.do({ kind: "set-pace", pace: { kind: "live", rate: activity.pace } });
        desk.do({ kind: "traffic", label: activity.press });
      };
    case "discuss":
    case "edit":
    case "exercise":
      return null;
    default:
      return activity satisfies never;
  }
}
