import { vi } from 'vitest';
import type { WireAnswer, WireBatch, WireResult } from '../../protocol/wire.js';

export interface Post {
  url: string;
  keepalive: boolean;
  isSqueezed: boolean;
  body: WireBatch;
  ids: string[];
}

type Reply = (post: Post) => Response | Promise<Response>;

/** Answers for every event of a batch, as the route does. */
export const reply =
  (status: WireResult['status'] = 'accepted', init: ResponseInit = {}): Reply =>
  ({ body, ids }) =>
    Response.json(
      { batch: body.batch, results: ids.map((id) => ({ id, status })) },
      { status: 202, ...init },
    );

export const refuse =
  (status: number, headers: { [name: string]: string } = {}): Reply =>
  () =>
    Response.json(
      { type: 'about:blank', title: 'No', status, detail: 'Not today' },
      {
        status,
        headers: { 'content-type': 'application/problem+json', ...headers },
      },
    );

/**
 * A route that takes everything, unless a test says otherwise. What stands between it and the page is
 * the worst of the engines: Firefox sees no `keepalive` within a `Request`, and in WebKit not even an
 * abort settles what slept in the back/forward cache.
 */
export const openRoute = () => {
  const posts: Post[] = [];
  /** What pages asked about, and what the route remembers. */
  const questions: string[][] = [];
  const remembered = new Map<string, WireAnswer>();
  const recall = async (batches: string[]): Promise<Response> =>
    Response.json({ batches: batches.flatMap((batch) => remembered.get(batch) ?? []) });
  const route = { posts, questions, remembered, answer: reply(), recall };
  vi.stubGlobal('fetch', async (request: Request, { keepalive = false }: RequestInit = {}) => {
    if (request.method === 'GET') {
      const asked = new URL(request.url).searchParams.get('batch')?.split(',') ?? [];
      questions.push(asked);
      return route.recall(asked);
    }
    const isSqueezed = request.headers.get('content-encoding') === 'gzip';
    const stream = isSqueezed
      ? request.body?.pipeThrough(new DecompressionStream('gzip'))
      : request.body;
    const body = (await new Response(stream).json()) as WireBatch;
    const ids = body.events.map(({ id }) => id);
    const post = { url: request.url, keepalive, isSqueezed, body, ids };
    posts.push(post);
    return route.answer(post);
  });
  return route;
};
