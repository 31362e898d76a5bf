/** Work that can be asked for again and again. */
export interface Repeatable {
  /** Starts the work, or, while it is going on or has just ended, lets it start once more later. */
  ask(): void;
  /** Nothing starts after this. */
  stop(): void;
}

/** Never twice at once and never sooner than `pauseMs` after its last end, however often it is asked for. */
export const oneAtATime = (work: () => Promise<void>, pauseMs: number): Repeatable => {
  let isBusy = false;
  let isWanted = false;
  let isStopped = false;
  const rest = async () => {
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    isBusy = false;
    if (isWanted) ask();
  };
  const ask = () => {
    isWanted = true;
    if (isBusy || isStopped) return;
    isWanted = false;
    isBusy = true;
    work().finally(rest);
  };
  return {
    ask,
    stop: () => {
      isStopped = true;
    },
  };
};
