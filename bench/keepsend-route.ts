import { randomUUID } from 'node:crypto';
import { createRoute } from '../dist/proxy.js';

/** Where the route lives on the collector. */
export const BASE_PATH = '/q7f2';

/** A Klaviyo that takes everything at once: what is measured ends at the route. */
const takeAll = async (input: RequestInfo | URL): Promise<Response> => {
  const url = input instanceof Request ? input.url : String(input);
  const id = randomUUID();
  if (url.includes('profile-import')) return Response.json({ data: { type: 'profile', id } });
  if (!url.includes('bulk')) return new Response(null, { status: 202 });
  return Response.json({ data: { type: 'event-bulk-create-job', id } }, { status: 202 });
};

/** The real route of keepsend, as it ships, with a memory of its own. */
export const createKeepsendRoute = () =>
  createRoute({ apiKey: 'pk_bench', basePath: BASE_PATH, fetch: takeAll, log: () => {} });

interface Results {
  results?: { status: string }[];
}

/** Whether the route took every event of the batch it answered; it never takes a part here. */
export const tookAll = async (answer: Response): Promise<boolean> => {
  if (answer.status !== 202) return false;
  const { results = [] } = (await answer.clone().json()) as Results;
  return results.every(({ status }) => status === 'accepted' || status === 'duplicate');
};
