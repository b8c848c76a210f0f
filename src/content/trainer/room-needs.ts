/** What people in the room need for what is done: read from the activities, so that a plan cannot forget it. */
import type { Activity } from "./activity.ts";

const minutesWords = (minutes: number): string => `${minutes} min`;

/** In the order in which they are first needed; empty where it is enough to watch. */
export function roomNeeds(activities: readonly Activity[]): string[] {
  const needs = activities.flatMap((activity): string[] => {
    switch (activity.kind) {
      case "vote":
        return ["a hand to raise"];
      case "discuss":
        return [`a neighbour, ${minutesWords(activity.minutes)}: ${activity.about}`];
      case "exercise":
        return [`a laptop each, ${minutesWords(activity.minutes)}: ${activity.task}`];
      case "run":
      case "scenario":
      case "traffic":
      case "check":
      case "edit":
        return [];
      default:
        return activity satisfies never;
    }
  });
  return [...new Set(needs)];
}
