/** Timers on virtual time, in order of due time and then of creation, as Node's are. */

export interface VirtualTimer {
  readonly dueMs: number;
  readonly order: number;
  readonly scopeId: string;
  readonly run: () => void;
  /** Whether something the learner waits for may still happen because of it; `unref` and pool housekeeping clear it. */
  counted: boolean;
  cleared: boolean;
}

export interface VirtualTimers {
  add(dueMs: number, scopeId: string, counted: boolean, run: () => void): VirtualTimer;
  clear(timer: VirtualTimer): void;
  setCounted(timer: VirtualTimer, counted: boolean): void;
  nextDueMs(): number | undefined;
  /** Removes and returns every timer due at the earliest due time. */
  takeNext(): VirtualTimer[];
  /** How many counted timers are set. */
  countedTotal(): number;
}

const isBefore = (a: VirtualTimer, b: VirtualTimer) => a.dueMs < b.dueMs || (a.dueMs === b.dueMs && a.order < b.order);

export function createVirtualTimers(): VirtualTimers {
  const heap: VirtualTimer[] = [];
  let order = 0;
  let counted = 0;

  function swap(a: number, b: number) {
    const kept = heap[a] as VirtualTimer;
    heap[a] = heap[b] as VirtualTimer;
    heap[b] = kept;
  }

  function push(timer: VirtualTimer) {
    let index = heap.push(timer) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!isBefore(timer, heap[parent] as VirtualTimer)) break;
      swap(index, parent);
      index = parent;
    }
  }

  function pop(): VirtualTimer | undefined {
    const top = heap[0];
    const last = heap.pop();
    if (!top || !last || top === last) return top;
    heap[0] = last;
    for (let index = 0; ; ) {
      const left = 2 * index + 1;
      let smallest = index;
      for (const child of [left, left + 1]) {
        const candidate = heap[child];
        if (candidate && isBefore(candidate, heap[smallest] as VirtualTimer)) smallest = child;
      }
      if (smallest === index) return top;
      swap(index, smallest);
      index = smallest;
    }
  }

  function dropCleared() {
    while (heap[0]?.cleared) pop();
  }

  return {
    add(dueMs, scopeId, isCounted, run) {
      order += 1;
      const timer: VirtualTimer = { dueMs, order, scopeId, run, counted: isCounted, cleared: false };
      if (isCounted) counted += 1;
      push(timer);
      return timer;
    },
    clear(timer) {
      if (timer.cleared) return;
      timer.cleared = true;
      if (timer.counted) counted -= 1;
    },
    setCounted(timer, isCounted) {
      if (timer.cleared || timer.counted === isCounted) return;
      timer.counted = isCounted;
      counted += isCounted ? 1 : -1;
    },
    nextDueMs() {
      dropCleared();
      return heap[0]?.dueMs;
    },
    takeNext() {
      const dueMs = this.nextDueMs();
      const due: VirtualTimer[] = [];
      while (heap[0] && heap[0].dueMs === dueMs) {
        const timer = pop() as VirtualTimer;
        if (!timer.cleared) due.push(timer);
      }
      return due;
    },
    countedTotal: () => counted,
  };
}
