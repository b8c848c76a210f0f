import { sitePath } from "../../site/site-path.ts";
import { InvitePanel } from "./InvitePanel.tsx";
import { toInviteTargets } from "./invite-targets.ts";

/** The invitation to the course, as a part of a page; it needs the browser's own address. */
export function CourseInvite() {
  return <InvitePanel targets={toInviteTargets(new URL(sitePath("/"), location.href), document.title)} />;
}
