import type { startAsking } from './ask.js';

/** The calls that tests of resources make, to whichever sandbox `current` gives. */
export const askResources = (current: () => Awaited<ReturnType<typeof startAsking>>) => {
  const ask = async (method: string, path: string, body?: unknown) => {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
    const response = await current().call(path, init);
    const text = await response.text();
    return { status: response.status, ...(text === '' ? {} : JSON.parse(text)) };
  };
  return {
    /** Sends a request; resolves with the status and what the body holds. */
    ask,
    /** Makes resources under given ids. */
    seed: (...data: object[]) => ask('POST', '/_sandbox/seed', { data }),
    /** Creates one resource. */
    make: (type: string, path: string, attributes: object, relationships?: object) =>
      ask('POST', path, { data: { type, attributes, ...(relationships && { relationships }) } }),
  };
};

/** What the first error of an answer points at. */
export const sourceOf = ({ errors }: { errors: { source: object }[] }) => errors[0]?.source;

/** A body that names people. */
export const profiles = (...ids: string[]) => ({
  data: ids.map((id) => ({ type: 'profile', id })),
});

/** The ids an answer holds. */
export const idsIn = ({ data }: { data: { id: string }[] }) => data.map(({ id }) => id);
