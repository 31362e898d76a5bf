import { afterEach, beforeEach, expect, test } from 'vitest';

import { createFeed } from '../feed.js';
import { usualSettings } from '../settings.js';
import { type Database, openDatabase } from '../store/database.js';
import { countSentEvents } from '../store/events.js';
import { createInbox, type Inbox } from './inbox.js';
import type { Submission } from './incoming-event.js';

let database: Database;
let inbox: Inbox;

beforeEach(() => {
  database = openDatabase(':memory:');
  inbox = createInbox(database, createFeed(), { ...usualSettings, processingMs: 60_000 });
});
afterEach(() => {
  inbox.close();
  database.close();
});

const submission = (uniqueId: string): Submission => ({
  arrival: { lane: 'create_event', revision: '2026-07-15', now: 1_795_176_000_000 },
  profile: {
    id: undefined,
    exchangeToken: undefined,
    given: { email: 'ada@example.com' },
    traits: {},
    patch: undefined,
  },
  events: [
    {
      metric: 'Viewed Product',
      service: 'api',
      properties: {},
      time: null,
      value: null,
      valueCurrency: null,
      uniqueId,
      backfill: false,
      sent: '{}',
    },
  ],
});

test('what is accepted waits until it is processed', async () => {
  await inbox.accept([submission('a'), submission('b')]);
  expect([inbox.waiting(), countSentEvents(database, null)]).toEqual([2, 0]);

  inbox.settle();
  expect([inbox.waiting(), countSentEvents(database, null)]).toEqual([0, 2]);
});

test('settling includes what was accepted in the same moment', async () => {
  const accepted = inbox.accept([submission('a')]);
  inbox.settle();
  expect(countSentEvents(database, null)).toBe(1);

  await accepted;
  expect(inbox.waiting()).toBe(0);
});
