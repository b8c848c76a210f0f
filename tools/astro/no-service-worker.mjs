/** Takes leave of whoever visited the built site on this port: deletes what it kept, then loads the page anew. */
const farewell = `
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith("watertight-")) await caches.delete(name);
  await registration.unregister();
  for (const client of await clients.matchAll({ type: "window" })) await client.navigate(client.url);
})()));
`;

/**
 * Ends, in development, the service worker that a browser keeps of the built site: it would answer with that site, for
 * `npm start` and `npm run dev` share a port. A page of the development server registers none.
 * @returns {import("astro").AstroIntegration}
 */
export function noServiceWorker() {
  return {
    name: "no-service-worker",
    hooks: {
      "astro:server:setup": ({ server }) => {
        server.middlewares.use((request, response, next) => {
          if (new URL(request.url ?? "/", "http://localhost").pathname !== "/sw.js") return next();
          response.setHeader("Content-Type", "text/javascript");
          response.setHeader("Cache-Control", "no-store");
          response.end(farewell);
        });
      },
    },
  };
}
