import type { Context } from 'hono';
import { deleteCookie, generateCookie, getCookie } from 'hono/cookie';
import { receiptName, writeReceipt } from '../protocol/receipt.js';
import type { WireResult } from '../protocol/wire.js';

const NAME = /^keepsend-[0-9a-f]{12}$/i;
/** A page looks after its own; more than these, and none of them does. */
const MAX_RECEIPTS = 20;
const MAX_AGE_SECONDS = 86_400;

const receiptsOf = (context: Context): string[] =>
  Object.keys(getCookie(context)).filter((name) => NAME.test(name));

/** The shop may be tried out on plain http, where some browsers take no cookie that is `Secure`. */
const placeOf = ({ req }: Context) => ({ path: '/', secure: req.url.startsWith('https:') });

/**
 * Tells the next page what became of a batch that was handed over as this one closed, when nobody
 * reads an answer but the browser still keeps its cookies. Scripts may read it: it names nobody.
 */
export const toReceiptCookie = (
  context: Context,
  batch: string,
  ids: readonly string[],
  results: readonly WireResult[],
): string | undefined => {
  if (receiptsOf(context).length >= MAX_RECEIPTS) return undefined;
  return generateCookie(receiptName(batch), writeReceipt(ids, results), {
    ...placeOf(context),
    maxAge: MAX_AGE_SECONDS,
    sameSite: 'Lax',
  });
};

/** Takes back every receipt this browser has. */
export const forgetReceipts = (context: Context): void => {
  for (const name of receiptsOf(context)) deleteCookie(context, name, placeOf(context));
};
