import { ApiCall } from './api-call.js';
import type { Call } from './call.js';
import { createFlattener } from './document.js';
import { createFill } from './fill.js';
import { type AnyQuery, toSearch } from './query.js';
import { readOne } from './read-one.js';
import type { Identifier } from './resource.js';
import type { Transport } from './transport.js';

/** A call that resolves to one resource with what its query includes. */
export const getOne = (send: Transport, call: Call, query: AnyQuery | undefined) => {
  const asked = { ...call, query: toSearch(query) };
  const fill = createFill(asked);
  return new ApiCall(
    readOne<Identifier>(send, asked, createFlattener)
      .withResponse()
      .then(({ data, ...rest }) => ({ ...rest, data: fill(data) as never })),
  );
};
