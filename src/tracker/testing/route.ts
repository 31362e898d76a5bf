import { vi } from 'vitest';
import type { WireBatch, WireResult } from '../../protocol/wire.js';

export interface Post {
  url: string;
  keepalive: boolean;
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

/** A route that takes everything, unless a test says otherwise. */
export const openRoute = () => {
  const posts: Post[] = [];
  const route = { posts, answer: reply() };
  vi.stubGlobal('fetch', async (request: Request) => {
    const body = (await request.json()) as WireBatch;
    const ids = body.events.map(({ id }) => id);
    const post = { url: request.url, keepalive: request.keepalive, body, ids };
    posts.push(post);
    return route.answer(post);
  });
  return route;
};
