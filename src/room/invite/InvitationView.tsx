import type { Invitation } from "./invitation.ts";
import { LongLink } from "./LongLink.tsx";
import { QrCode } from "./QrCode.tsx";
import { TypedAddress } from "./TypedAddress.tsx";

/** An invitation in words and picture. */
export function InvitationView({ invitation }: { readonly invitation: Invitation }) {
  switch (invitation.kind) {
    case "asking":
      return <p class="invite-lead">Asking the server for its address…</p>;
    case "address":
      return (
        <>
          <TypedAddress url={invitation.url} />
          <QrCode text={invitation.url} />
          <div class="invite-words">
            <p class="invite-lead">Type the address, or scan the code.</p>
            <Remarks remarks={invitation.remarks} />
          </div>
        </>
      );
    case "long":
      return (
        <>
          <TypedAddress url={invitation.pageUrl} />
          {invitation.hasCode && <QrCode text={invitation.url} />}
          <div class="invite-words">
            <p class="invite-lead">
              {invitation.hasCode
                ? "The code carries what is on this screen. The address opens the page as the course has it."
                : "What is on this screen is too much for a code. The address opens the page as the course has it; send the link by chat or mail to whoever needs the rest."}
            </p>
            <LongLink url={invitation.url} />
            <Remarks remarks={invitation.remarks} />
          </div>
        </>
      );
    case "nobody-can":
      return (
        <div class="invite-trouble">
          <p class="invite-lead">{invitation.what}</p>
          <p>{invitation.remedy}</p>
          {invitation.command && (
            <pre>
              <code>{invitation.command}</code>
            </pre>
          )}
        </div>
      );
  }
}

function Remarks({ remarks }: { readonly remarks: readonly string[] }) {
  return remarks.length === 0 ? null : (
    <div class="invite-remarks">
      {remarks.map((remark) => (
        <p key={remark}>{remark}</p>
      ))}
    </div>
  );
}
