import type { Site } from "../../contract/trace-event.ts";

interface SiteLinkProps {
  readonly site: Site;
  readonly onShowLine: (site: Site) => void;
}

/** `main.ts:7`, which leads there. */
export function SiteLink({ site, onShowLine }: SiteLinkProps) {
  return (
    <button type="button" class="link site-link" onClick={() => onShowLine(site)}>
      {`${site.file}:${site.line}`}
    </button>
  );
}
