/** The picture for links to any page that has none of its own. */
import type { APIRoute } from "astro";
import { answerCard } from "../../site/social/answer-card.ts";

export const GET: APIRoute = () =>
  answerCard({
    kicker: "Sessions, leaks, connection pools, WebSockets: an interactive course",
    title: "Why pools run dry",
    lent: 6,
  });
