import * as v from 'valibot';

import { parseInput } from '../checks/parse-input.js';
import type { Control } from './control.js';

const whole = v.pipe(v.number(), v.integer('Expected a whole number.'), v.minValue(0, 'Below 0.'));

const switchRequest = v.strictObject({
  path: v.optional(v.string(), '/api'),
  status: v.optional(v.pipe(whole, v.minValue(400, 'Below 400.'), v.maxValue(599, 'Over 599.'))),
  retryAfterSeconds: v.optional(whole),
  body: v.optional(v.picklist(['json', 'html']), 'json'),
  when: v.optional(v.picklist(['before', 'after']), 'before'),
  delayMs: v.optional(v.pipe(whole, v.maxValue(120_000, 'Over two minutes.')), 0),
  rejectMetric: v.optional(v.string()),
  count: v.optional(v.pipe(whole, v.minValue(1, 'Below 1.'))),
});

const path = '/_sandbox/faults';

/** Switches faults on and off, and shows those that are on. */
export const faultSwitch: readonly Control[] = [
  { method: 'GET', path, answer: ({ box }) => ({ status: 200, body: box.faults.list() }) },
  {
    method: 'POST',
    path,
    answer: ({ box, body }) => {
      const { count, status, retryAfterSeconds, rejectMetric, ...rest } = parseInput(
        switchRequest,
        body,
      );
      box.faults.add({
        ...rest,
        ...(status !== undefined && { status }),
        ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
        ...(rejectMetric !== undefined && { rejectMetric }),
        left: count ?? null,
      });
      box.feed.publish('faults');
      return { status: 201, body: box.faults.list() };
    },
  },
  {
    method: 'DELETE',
    path,
    answer: ({ box }) => {
      box.faults.clear();
      box.feed.publish('faults');
      return { status: 200, body: [] };
    },
  },
];
