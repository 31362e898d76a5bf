import type { Squeezed } from './squeeze.js';

/** Browsers grant an origin little for such requests, unless the page says otherwise (fetchLater, quota). */
const MAX_BYTES = 8_000;

type FetchLater = (url: string, init: RequestInit) => unknown;

/**
 * Has the browser send this once the page is gone, a crash and the end of the browser included;
 * gives the function that takes it back. Does nothing where there is no `fetchLater`.
 */
export const sendLater = (url: string, { body, headers }: Squeezed): (() => void) => {
  const { fetchLater } = globalThis as { fetchLater?: FetchLater };
  const abort = new AbortController();
  if (fetchLater && body.size <= MAX_BYTES) {
    try {
      fetchLater(url, { method: 'POST', body, headers, signal: abort.signal });
    } catch {
      // No room left, or forbidden here: it was only a second net.
    }
  }
  return () => abort.abort();
};
