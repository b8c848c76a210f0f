import { InvitationView } from "./InvitationView.tsx";
import css from "./invite.css?inline";
import { useInvitation } from "./use-invitation.ts";

interface InviteCoverProps {
  readonly title: string;
  /** By whatever name this page knows it; on localhost the room's address takes that one's place. */
  readonly url: string;
}

/** How to get in, to lie over a projected page: fills what it stands in, and brings its own style. */
export function InviteCover({ title, url }: InviteCoverProps) {
  const { invitation } = useInvitation(url, 0, 0);
  return (
    <section class="invite" aria-label={title}>
      <style>{css}</style>
      <div class="invite-body" data-invitation={invitation.kind}>
        <h2 class="invite-title">{title}</h2>
        <InvitationView invitation={invitation} />
      </div>
    </section>
  );
}
