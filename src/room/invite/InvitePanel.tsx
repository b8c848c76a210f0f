import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { InvitationView } from "./InvitationView.tsx";
import css from "./invite.css?inline";
import type { InviteTarget } from "./invite-targets.ts";
import { useInvitation } from "./use-invitation.ts";

interface InvitePanelProps {
  /** Never empty; the first is shown first. */
  readonly targets: readonly [InviteTarget, ...InviteTarget[]];
  /** Further buttons. */
  readonly children?: ComponentChildren;
}

/** The invitation with its controls: what opens, by which of several addresses, and asking once more. */
export function InvitePanel({ targets, children }: InvitePanelProps) {
  const [targetIndex, setTargetIndex] = useState(0);
  const [choice, setChoice] = useState(0);
  const [turn, setTurn] = useState(0);
  const { title, url } = targets[targetIndex] ?? targets[0];
  const { invitation, addresses } = useInvitation(url, choice, turn);
  return (
    <section class="invite" aria-label="Get everyone in">
      <style>{css}</style>
      <div class="invite-bar">
        {targets.length > 1 && (
          <label>
            Opens
            <select onChange={(event) => setTargetIndex(event.currentTarget.selectedIndex)}>
              {targets.map(({ title, url }, index) => (
                <option key={url} selected={index === targetIndex}>
                  {title}
                </option>
              ))}
            </select>
          </label>
        )}
        {addresses.length > 1 && (
          <label>
            Network
            <select onChange={(event) => setChoice(event.currentTarget.selectedIndex)}>
              {addresses.map(({ origin, name, isVirtual }, index) => (
                <option key={origin} selected={index === choice}>
                  {`${origin.replace("http://", "")}, ${name}${isVirtual ? " (virtual)" : ""}`}
                </option>
              ))}
            </select>
          </label>
        )}
        {invitation.kind === "nobody-can" && (
          <button type="button" onClick={() => setTurn(turn + 1)}>
            Look again
          </button>
        )}
        {children}
      </div>
      <div class="invite-body" data-invitation={invitation.kind} aria-live="polite">
        <h2 class="invite-title">{title}</h2>
        <InvitationView invitation={invitation} />
      </div>
    </section>
  );
}
