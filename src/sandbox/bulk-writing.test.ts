import { afterEach, beforeEach, expect, test } from 'vitest';

import { isSince, type RevisionName, revisionNames } from './contract/revisions.js';
import { bulkBody, startAsking } from './testing/ask.js';

let asking: Awaited<ReturnType<typeof startAsking>>;

beforeEach(async () => {
  asking = await startAsking();
});
afterEach(() => asking.close());

const postAt = (revision: RevisionName, path: string, body: unknown) =>
  asking.call(path, { method: 'POST', body: JSON.stringify(body), headers: { revision } });

/** `accepted`, or the pointer to the first mistake. */
const verdict = async (response: Response) =>
  response.status === 202 ? 'accepted' : (await response.json()).errors[0].source.pointer;

const recorded = async () => (await asking.read('/_sandbox/events')) as Record<string, unknown>[];

const withBulk = revisionNames.filter((revision) => isSince(revision, '2024-05-15'));

const job = (...ids: string[]) =>
  bulkBody({
    profile: { email: 'ada@example.com' },
    events: ids.map((unique_id) => ({ unique_id })),
  });

test.each(revisionNames)('%s has a bulk endpoint or answers 404', async (revision) => {
  const { status } = await postAt(revision, '/api/event-bulk-create-jobs/', job('a', 'b'));

  expect(status).toBe(isSince(revision, '2024-05-15') ? 202 : 404);
});

test.each(withBulk)(
  '%s lets the first win or fails a bulk with a repeated id',
  async (revision) => {
    const response = await postAt(revision, '/api/event-bulk-create-jobs', job('a', 'b', 'a'));
    const fails = isSince(revision, '2025-01-15');

    expect(response.status).toBe(fails ? 400 : 202);
    expect(await recorded()).toHaveLength(fails ? 0 : 2);
  },
);

test.each(withBulk)('%s takes meta of bulk beside the attributes only', async (revision) => {
  const sendBulk = async (place: (data: Record<string, unknown>) => object) => {
    const body = job('a');
    const group = body.data.attributes['events-bulk-create'].data[0];
    Object.assign(place(group?.attributes.profile.data ?? {}), {
      meta: { patch_properties: { append: { skus: 'A' } } },
    });
    return verdict(await postAt(revision, '/api/event-bulk-create-jobs', body));
  };
  const at = '/data/attributes/events-bulk-create/data/0/attributes/profile/data/attributes/meta';

  expect(await sendBulk((data) => data)).toBe('accepted');
  expect(await sendBulk((data) => data.attributes as object)).toBe(at);
});

test('takes backfill for a whole group of a bulk since 2026-04-15', async () => {
  const body = job('a');
  const group = body.data.attributes['events-bulk-create'].data[0];
  Object.assign(group?.attributes ?? {}, { backfill: true });
  const path = '/api/event-bulk-create-jobs';

  expect(await verdict(await postAt('2026-01-15', path, body))).toMatch(/attributes\/backfill$/);
  expect(await verdict(await postAt('2026-04-15', path, body))).toBe('accepted');
  expect(await recorded()).toMatchObject([{ backfill: true }]);
});
