import { afterEach, beforeEach, expect, test } from 'vitest';

import { startAsking } from '../testing/ask.js';

let asking: Awaited<ReturnType<typeof startAsking>>;
const now = Date.parse('2026-11-01T00:00:00Z');

beforeEach(async () => {
  asking = await startAsking({ rateLimits: 0, now: () => now });
  const campaign = { data: { type: 'campaign', id: 'C' } };
  const data = [
    { type: 'campaign', id: 'C', attributes: { name: 'Sale' } },
    {
      type: 'campaign-message',
      id: 'M',
      attributes: { definition: { channel: 'email' } },
      relationships: { campaign },
    },
    {
      type: 'template',
      id: 'T',
      attributes: { name: 'Hi', html: '<p>{{ name }}</p>', text: '{{ name }}' },
    },
    { type: 'data-source', id: 'D' },
  ];
  expect((await asking.post('/_sandbox/seed', { data })).status).toBe(201);
});
afterEach(() => asking.close());

const post = async (path: string, data: object) => {
  const response = await asking.post(path, { data });
  const text = await response.text();
  return { status: response.status, ...(text === '' ? {} : JSON.parse(text)) };
};
const statusOf = async (id: string) =>
  (await asking.read(`/api/campaigns/${id}`)).data.attributes.status;

test('renders a template without changing it', async () => {
  const attributes = { context: { name: '<Ada>' } };
  const { status, data } = await post('/api/template-render', {
    type: 'template',
    id: 'T',
    attributes,
  });

  expect(status).toBe(201);
  expect(data.attributes).toMatchObject({ html: '<p>&lt;Ada&gt;</p>', text: '<Ada>', name: 'Hi' });
  const read = await asking.read('/api/templates/T');
  expect(read.data.attributes.html).toBe('<p>{{ name }}</p>');
});

test('says which template cannot be rendered, and which is not there', async () => {
  const render = (id: string) =>
    post('/api/template-render', { type: 'template', id, attributes: { context: {} } });
  const data = [{ type: 'template', id: 'X', attributes: { html: '{% load x %}' } }];
  await asking.post('/_sandbox/seed', { data });

  expect((await render('X')).errors[0]).toMatchObject({
    status: 400,
    detail: expect.stringContaining('the tag "load"'),
  });
  expect((await render('nobody')).errors[0]).toMatchObject({
    status: 404,
    source: { pointer: '/data/id' },
  });
});

test('copies a template', async () => {
  const attributes = { name: 'Copy' };
  const { data } = await post('/api/template-clone', { type: 'template', id: 'T', attributes });

  expect(data.id).not.toBe('T');
  expect(data.attributes).toMatchObject({ name: 'Copy', html: '<p>{{ name }}</p>' });
});

test('gives a message a copy of a template', async () => {
  const relationships = { template: { data: { type: 'template', id: 'T' } } };
  const path = '/api/campaign-message-assign-template';
  const { data } = await post(path, { type: 'campaign-message', id: 'M', relationships });

  const { id } = data.relationships.template.data;
  expect(id).not.toBe('T');
  const read = await asking.read('/api/campaign-messages/M/template');
  expect(read.data).toMatchObject({ id, attributes: { html: '<p>{{ name }}</p>' } });
});

test('copies a campaign with its messages', async () => {
  const attributes = { new_name: 'Sale again' };
  const { data } = await post('/api/campaign-clone', { type: 'campaign', id: 'C', attributes });

  expect(data.attributes).toMatchObject({ name: 'Sale again', status: 'Draft' });
  const { data: messages } = await asking.read(`/api/campaigns/${data.id}/campaign-messages`);
  expect(messages).toMatchObject([{ attributes: { definition: { channel: 'email' } } }]);
});

test('sends a campaign whose time has come and schedules one whose time has not', async () => {
  const send = (id: string) => post('/api/campaign-send-jobs', { type: 'campaign-send-job', id });
  const strategy = { method: 'static', datetime: '2026-12-24T18:00:00+01:00' };
  const data = [{ type: 'campaign', id: 'Later', attributes: { send_strategy: strategy } }];
  await asking.post('/_sandbox/seed', { data });

  expect((await send('C')).data).toMatchObject({ id: 'C', attributes: { status: 'queued' } });
  expect(await statusOf('C')).toBe('Sent');
  expect((await asking.read('/api/campaign-send-jobs/C')).data.attributes.status).toBe('complete');
  await send('Later');
  const later = await asking.read('/api/campaigns/Later');
  expect(later.data.attributes).toMatchObject({
    status: 'Scheduled',
    send_time: '2026-12-24T17:00:00+00:00',
    scheduled_at: '2026-11-01T00:00:00+00:00',
  });

  const cancel = {
    data: { type: 'campaign-send-job', id: 'Later', attributes: { action: 'cancel' } },
  };
  const init = { method: 'PATCH', body: JSON.stringify(cancel) };
  expect((await asking.call('/api/campaign-send-jobs/Later', init)).status).toBe(204);
  expect(await statusOf('Later')).toBe('Cancelled');
});

test('keeps records of a data source', async () => {
  const relationships = { 'data-source': { data: { type: 'data-source', id: 'D' } } };
  const record = (points: number) => ({
    type: 'data-source-record',
    attributes: { record: { points } },
  });
  const records = (count: number) => ({
    type: 'data-source-record-bulk-create-job',
    attributes: {
      'data-source-records': { data: Array.from({ length: count }, (_, n) => record(n)) },
    },
    relationships,
  });
  const path = '/api/data-source-record-bulk-create-jobs';
  expect((await post(path, records(500))).status).toBe(202);
  expect((await post(path, records(501))).status).toBe(400);
  const one = { 'data-source-record': { data: record(7) } };
  const single = { type: 'data-source-record-create-job', attributes: one, relationships };
  expect((await post('/api/data-source-record-create-jobs', single)).status).toBe(202);

  const counts = await asking.read('/_sandbox/resources');
  expect(counts).toContainEqual({ type: 'data-source-record', total: 501 });
});
