/** Which projected pages a trainer's window has heard of, which one is its own, and whether it leads it; pure. */
import type { RoomMessage, StageState } from "../../contract/room-protocol.ts";

export interface SeenStage {
  readonly stageId: string;
  readonly leaderId: string | null;
  readonly state: StageState;
}

export interface RoomView {
  readonly me: string;
  /** The page whose notes this window shows. */
  readonly ownPath: string;
  readonly stages: ReadonlyMap<string, SeenStage>;
  /** The one that this window leads or watches; kept while it is away, for a reload brings it back. */
  readonly chosen: string | null;
  /** False where it was taken for being the first that answered. */
  readonly chosenOnPurpose: boolean;
  /** Whether to lead without being asked to: until another window was seen to. */
  readonly leadsByItself: boolean;
  /** True once a command was left unanswered, until the page is heard of again. */
  readonly silent: boolean;
  /** True once the first question had the time to be answered. */
  readonly asked: boolean;
}

export type RoomEvent =
  | { readonly kind: "heard"; readonly message: RoomMessage }
  | { readonly kind: "asked-long-enough" }
  | { readonly kind: "unanswered" }
  | { readonly kind: "choose"; readonly stageId: string }
  | { readonly kind: "take-over" }
  | { readonly kind: "renamed"; readonly me: string };

/** The next view, and whether to say that this window leads from now on. */
export interface RoomStep {
  readonly view: RoomView;
  readonly lead: boolean;
}

export const startRoom = (me: string, ownPath: string, chosen: string | null): RoomView => ({
  me,
  ownPath,
  stages: new Map(),
  chosen,
  chosenOnPurpose: chosen !== null,
  leadsByItself: true,
  silent: false,
  asked: false,
});

export const chosenStage = ({ stages, chosen }: RoomView): SeenStage | null =>
  (chosen !== null && stages.get(chosen)) || null;

export function afterRoomEvent(view: RoomView, event: RoomEvent): RoomStep {
  switch (event.kind) {
    case "heard":
      return afterMessage(view, event.message);
    case "asked-long-enough":
      return still(takeAnyInPlace({ ...view, asked: true }));
    case "unanswered":
      return still({ ...view, silent: true });
    case "choose":
      return orLead({ ...view, chosen: event.stageId, chosenOnPurpose: true, silent: false, leadsByItself: true });
    case "take-over":
      return { view: { ...view, leadsByItself: true }, lead: chosenStage(view) !== null };
    case "renamed":
      return still({ ...view, me: event.me, leadsByItself: false });
    default:
      return event satisfies never;
  }
}

function afterMessage(view: RoomView, message: RoomMessage): RoomStep {
  switch (message.kind) {
    case "state": {
      const { stageId, leaderId, state } = message;
      const { path } = state;
      const stages = new Map(view.stages).set(stageId, { stageId, leaderId, state });
      if (view.silent && stageId !== view.chosen && path === view.ownPath)
        return orLead(inPlaceOfSilent(view, stages, stageId));
      const heard = { ...view, stages, silent: view.silent && stageId !== view.chosen };
      return orLead(isBetter(heard, state, stageId) ? { ...heard, chosen: stageId } : takeAnyInPlace(heard));
    }
    case "stage-left": {
      const stages = new Map(view.stages);
      stages.delete(message.stageId);
      return still({ ...view, stages });
    }
    case "done":
      return still(message.stageId === view.chosen ? { ...view, silent: false } : view);
    case "who-is-there":
    case "lead":
    case "command":
    case "presenter-left":
      return still(view);
    default:
      return message satisfies never;
  }
}

const still = (view: RoomView): RoomStep => ({ view, lead: false });

/** A page of the very lesson is better than one of another that answered first. */
function isBetter(view: RoomView, { path }: StageState, stageId: string): boolean {
  if (view.chosenOnPurpose || view.chosen === stageId) return false;
  return view.chosen === null || (path === view.ownPath && chosenStage(view)?.state.path !== view.ownPath);
}

/** A page that no longer answers gives way to one that does; where it speaks again it is found again. */
function inPlaceOfSilent(view: RoomView, stages: Map<string, SeenStage>, stageId: string): RoomView {
  if (view.chosen !== null) stages.delete(view.chosen);
  return { ...view, stages, chosen: stageId, chosenOnPurpose: false, silent: false, leadsByItself: true };
}

/** The page that was led before this window's reload is gone for good: another takes its place. */
function takeAnyInPlace(view: RoomView): RoomView {
  const [other] = view.stages.keys();
  if (!view.asked || other === undefined || chosenStage(view)) return view;
  return { ...view, chosen: other, chosenOnPurpose: false };
}

function orLead(view: RoomView): RoomStep {
  const stage = chosenStage(view);
  if (!stage || stage.leaderId === view.me) return still(view);
  if (stage.leaderId !== null) return still({ ...view, leadsByItself: false });
  return { view, lead: view.leadsByItself };
}

/** How this window stands to the projected page. */
export type Line =
  | { readonly kind: "looking" | "nobody" }
  | { readonly kind: "leading" | "watching" | "silent" | "elsewhere"; readonly stage: SeenStage };

export function toLine(view: RoomView): Line {
  const stage = chosenStage(view);
  if (!stage) return { kind: view.asked ? "nobody" : "looking" };
  if (stage.leaderId !== null && stage.leaderId !== view.me) return { kind: "watching", stage };
  if (stage.leaderId === null && !view.leadsByItself) return { kind: "watching", stage };
  if (view.silent) return { kind: "silent", stage };
  return { kind: stage.state.path === view.ownPath ? "leading" : "elsewhere", stage };
}
