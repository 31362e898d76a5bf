import { useLive } from './live.js';

/** Something is on its way, or would be if the sandbox answered. */
export const Loading = () => {
  const { status } = useLive();
  return <p class="hint">{status === 'down' ? 'Waiting for the sandbox…' : 'Loading…'}</p>;
};
