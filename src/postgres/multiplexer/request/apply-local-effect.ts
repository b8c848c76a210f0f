import { unreachable } from "../../../contract/result.ts";
import type { Session } from "../session/session.ts";
import type { LocalEffect } from "./answer-locally.ts";

/** Lets the session forget what it said it would; others' statements and settings stay. */
export function applyLocalEffect({ channels, prepared, settings }: Session, effect: LocalEffect): void {
  switch (effect.kind) {
    case "discard-all":
      settings.reset();
      channels.unlisten("*");
      return prepared.clear();
    case "deallocate-all":
      return prepared.clear();
    case "deallocate":
      return prepared.remove(effect.name);
    default:
      return unreachable(effect);
  }
}
