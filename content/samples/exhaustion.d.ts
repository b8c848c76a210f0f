declare const answer: typeof import("../../sandboxes/exhaustion/starter/answer.ts").answer;
