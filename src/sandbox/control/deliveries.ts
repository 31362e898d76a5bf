import { listDeliveries } from '../webhooks/deliveries.js';
import { type Control, readNumber } from './control.js';
import { formatTime } from './format-time.js';

/** What webhooks were told, the newest last: where, in how many attempts, and what became of it. */
export const deliveries: Control = {
  method: 'GET',
  path: '/_sandbox/deliveries',
  parameters: ['limit'],
  answer: ({ box, url }) => ({
    status: 200,
    body: listDeliveries(box.database, readNumber(url, 'limit', 100, 1_000)).map((delivery) => ({
      ...delivery,
      at: formatTime(delivery.at),
      body: JSON.parse(delivery.body) as unknown,
    })),
  }),
};
