import { ApiCall } from './api-call.js';
import type { Call } from './call.js';
import {
  createPlainFlattener,
  type Flattener,
  isDocument,
  isResource,
  type RawDocument,
} from './document.js';
import { misfit } from './read-failure.js';
import type { Transport } from './transport.js';

/** The body as a document, or an error that says it is none. */
export const demandDocument = ({ name }: Call, body: unknown, status: number): RawDocument => {
  if (isDocument(body)) return body;
  throw misfit(name, status, 'an answer that was no JSON:API document');
};

const flattenOne = (
  call: Call,
  body: unknown,
  status: number,
  createFlattener: Flattener,
): object | null => {
  const document = demandDocument(call, body, status);
  // Before 2023-07-15 even a single related resource came as a list.
  const data = Array.isArray(document.data) ? (document.data[0] ?? null) : document.data;
  if (isResource(data)) return createFlattener(document)(data);
  if (data === null && call.isNullable) return null;
  throw misfit(call.name, status, 'an answer that was no resource');
};

/** A call that resolves to one resource, or to `null` where there may be none. */
export const readOne = <Item>(
  send: Transport,
  call: Call,
  createFlattener = createPlainFlattener,
): ApiCall<Item> =>
  new ApiCall(
    send<unknown>(call).then(({ data, ...rest }) => ({
      ...rest,
      data: flattenOne(call, data, rest.status, createFlattener) as Item,
    })),
  );
