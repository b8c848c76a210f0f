import type { RequestSnapshot } from "../../trace/traffic-snapshot.ts";
import { requestWords } from "../words/traffic-words.ts";

const shown = 5;

/** The last few plain HTTP requests and what came back, newest first. */
export function Requests({ requests }: { readonly requests: readonly RequestSnapshot[] }) {
  if (requests.length === 0) return null;
  return (
    <ul class="requests" aria-label="Requests">
      {requests
        .slice(-shown)
        .reverse()
        .map((request) => (
          <li key={request.requestId} class={`request request-${request.outcome.kind}`}>
            <code>{`${request.method} ${request.path}`}</code> {requestWords(request)}
          </li>
        ))}
    </ul>
  );
}
