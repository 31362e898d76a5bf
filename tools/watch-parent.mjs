/** Often enough that nobody who stops a program finds its port still taken. */
const POLL_MS = 300;

/**
 * Calls `onGone` when the process that started this one is no more: a shell between the two may be
 * ended without passing the signal on, and an orphan would hold the ports.
 */
export const watchParent = (onGone) => {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onGone();
  }, POLL_MS);
  timer.unref();
};
