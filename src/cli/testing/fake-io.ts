import type { Io } from '../io.js';

/** The key the tests use; no output may ever hold it. */
export const KEY = 'pk_test_0123456789abcdef';

export const NOW = Date.UTC(2026, 7, 1, 12);

export interface FakeIo extends Io {
  readonly lines: string[];
  readonly errors: string[];
  readonly asked: URL[];
  readonly watched: string[];
}

/** A world whose Klaviyo answers by path: a function of the address, or the same for each. */
export const fakeIo = (
  answers: { readonly [path: string]: ((url: URL) => Response) | undefined } = {},
  env: Io['env'] = { KLAVIYO_API_KEY: KEY },
): FakeIo => {
  const lines: string[] = [];
  const errors: string[] = [];
  const asked: URL[] = [];
  const watched: string[] = [];
  return {
    lines,
    errors,
    asked,
    watched,
    out: (line) => lines.push(line),
    err: (line) => errors.push(line),
    progress: (text) => watched.push(text),
    env,
    now: () => NOW,
    fetch: async (input, init) => {
      const url = new URL(new Request(input, init).url);
      asked.push(url);
      return answers[url.pathname]?.(url) ?? problem(404, 'not_found', 'Nothing here.');
    },
  };
};

/** A refusal as Klaviyo writes it. */
export const problem = (status: number, code: string, detail: string, headers = {}): Response =>
  Response.json({ errors: [{ id: 'a1', code, detail, title: code }] }, { status, headers });

interface Sample {
  readonly metric?: string;
  readonly email?: string | null;
  readonly value?: number;
  readonly at?: string;
}

/** A page of events with their metrics and people included. */
export const eventPage = (samples: readonly Sample[], next: string | null = null): Response => {
  const link = (type: string, id: number) => ({ data: { type, id: `${type}${id}` } });
  return Response.json({
    data: samples.map(({ value, at = '2026-08-01T10:00:00+00:00' }, index) => ({
      type: 'event',
      id: `e${index}`,
      attributes: { datetime: at, event_properties: value === undefined ? {} : { $value: value } },
      relationships: { metric: link('metric', index), profile: link('profile', index) },
    })),
    included: samples.flatMap(({ metric = 'Viewed Product', email = 'ada@example.com' }, index) => [
      { type: 'metric', id: `metric${index}`, attributes: { name: metric } },
      { type: 'profile', id: `profile${index}`, attributes: { email } },
    ]),
    links: { next },
  });
};
