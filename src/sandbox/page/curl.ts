import type { Resend } from './resend.js';

const quote = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

// The sandbox's account; browsers name it instead of a key.
const COMPANY = 'SANDBX';

/** A command that sends a request to this sandbox. The key is a stand-in: any `pk_` key will do. */
export const toCurl = (
  { path, body, hasKey }: Resend,
  revision: string,
  origin: string,
): string => {
  const headers = [
    ...(hasKey ? ['Authorization: Klaviyo-API-Key pk_sandbox'] : []),
    ...(revision === '' ? [] : [`revision: ${revision}`]),
    'Content-Type: application/vnd.api+json',
  ];
  const address = origin + path + (hasKey ? '' : `?company_id=${COMPANY}`);
  const lines = [
    `curl -i -X POST ${quote(address)}`,
    ...headers.map((header) => `-H ${quote(header)}`),
    `--data-raw ${quote(JSON.stringify(body))}`,
  ];
  return lines.join(' \\\n  ');
};
