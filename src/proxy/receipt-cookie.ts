import { parse, serialize } from 'hono/utils/cookie';
import { receiptName, writeReceipt } from '../protocol/receipt.js';
import type { WireResult } from '../protocol/wire.js';

const NAME = /^keepsend-[0-9a-f]{12}$/i;
/** A page looks after its own; more than these, and none of them does. */
const MAX_RECEIPTS = 20;
const MAX_AGE_SECONDS = 86_400;

const receiptsOf = ({ headers }: Request): string[] =>
  Object.keys(parse(headers.get('cookie') ?? '')).filter((name) => NAME.test(name));

/** The shop may be tried out on plain http, where some browsers take no cookie that is `Secure`. */
const placeOf = ({ url }: Request) => ({ path: '/', secure: url.startsWith('https:') });

/**
 * Tells the next page what became of a batch that was handed over as this one closed, when nobody
 * reads an answer but the browser still keeps its cookies. Scripts may read it: it names nobody.
 */
export const toReceiptCookie = (
  request: Request,
  batch: string,
  ids: readonly string[],
  results: readonly WireResult[],
): string | undefined => {
  if (receiptsOf(request).length >= MAX_RECEIPTS) return undefined;
  return serialize(receiptName(batch), writeReceipt(ids, results), {
    ...placeOf(request),
    maxAge: MAX_AGE_SECONDS,
    sameSite: 'Lax',
  });
};

/** The `Set-Cookie`s that take back every receipt this browser has. */
export const forgetReceipts = (request: Request): string[] =>
  receiptsOf(request).map((name) => serialize(name, '', { ...placeOf(request), maxAge: 0 }));
