import { createDatabase } from "../postgres/browser/database-client.ts";
import { assetUrls } from "../postgres/browser/fetch-assets.ts";
import type { DatabaseHandle } from "./database-handle.ts";
import { superviseDatabase } from "./supervise-database.ts";

/** A hidden tab's timers are throttled: silence there means nothing. */
export const isPageHidden = (): boolean => document.hidden;

/** The page's one database, which all its engines share. */
export const createPageDatabase = (): DatabaseHandle<MessagePort> =>
  superviseDatabase({ createClient: createDatabase, toPort: (port: MessagePort) => port, isResting: isPageHidden });

/** The files that the page's Postgres boots from, for whoever carries them elsewhere. */
export const databaseAssetUrls = assetUrls;
