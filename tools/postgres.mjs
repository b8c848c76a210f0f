/** `npm run postgres [-- --port N --seed file.sql …]`: serves an in-memory PostgreSQL to any client; `--help` tells all. */
import { serve } from "./postgres/serve.ts";

process.exitCode = await serve(process.argv.slice(2));
