import * as v from 'valibot';

import { parseInput } from '../checks/parse-input.js';
import { plantAll, seedSchema } from '../resources/seed.js';
import type { Control } from './control.js';

const MOST = 1_000;

const request = v.strictObject({
  data: v.pipe(v.array(seedSchema), v.maxLength(MOST, `More than ${MOST} at once.`)),
});

/**
 * Makes resources of any type under given ids, profiles and metrics included: all of them or none.
 * This is how a segment gets members.
 */
export const seed: Control = {
  method: 'POST',
  path: '/_sandbox/seed',
  answer: ({ box, url, body }) => {
    const { data } = parseInput(request, body);
    box.inbox.settle();
    return { status: 201, body: { data: plantAll({ box, url }, data) } };
  },
};
