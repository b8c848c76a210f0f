/** Tasks of the page that are done one after the other, with room for input and drawing between them. */
const waiting: (() => void)[] = [];

function next(): void {
  try {
    waiting.shift()?.();
  } finally {
    if (waiting.length > 0) setTimeout(next);
  }
}

/** Does a task once those before it are done; what it returns takes the task back. */
export function inTurn(task: () => void): () => void {
  waiting.push(task);
  if (waiting.length === 1) setTimeout(next);
  return () => {
    const index = waiting.indexOf(task);
    if (index >= 0) waiting.splice(index, 1);
  };
}
