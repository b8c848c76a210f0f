import { networkInterfaces } from "node:os";
import { toLan } from "../serve/lan.ts";

/**
 * Answers `lan.json` in development as the small server does; short links it has none.
 * @param {string} base the folder that the site is served in; empty for none
 * @returns {import("astro").AstroIntegration}
 */
export function lan(base) {
  return {
    name: "lan",
    hooks: {
      "astro:server:setup": ({ server }) => {
        server.middlewares.use((request, response, next) => {
          const address = server.httpServer?.address();
          const { pathname } = new URL(request.url ?? "/", "http://localhost");
          // Vite takes the folder off before it hands a request on.
          if (![`${base}/lan.json`, "/lan.json"].includes(pathname) || typeof address !== "object" || !address)
            return next();
          const facts = toLan({
            host: address.address,
            port: address.port,
            interfaces: networkInterfaces(),
            command: "npm run dev -- --host",
            shortLinks: false,
          });
          response.setHeader("Content-Type", "application/json");
          response.setHeader("Cache-Control", "no-store");
          response.end(JSON.stringify(facts));
        });
      },
    },
  };
}
