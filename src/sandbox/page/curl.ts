import type { SandboxEvent } from './sandbox-data.js';

const quote = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

/** A command that sends the event to this sandbox again. The key is a stand-in: any `pk_` key will do. */
export const toCurl = ({ lane, revision, sent }: SandboxEvent, origin: string): string => {
  const path = lane === 'bulk' ? '/api/event-bulk-create-jobs' : '/api/events';
  const headers = [
    'Authorization: Klaviyo-API-Key pk_sandbox',
    `revision: ${revision}`,
    'Content-Type: application/vnd.api+json',
  ];
  const lines = [
    `curl -i -X POST ${quote(origin + path)}`,
    ...headers.map((header) => `-H ${quote(header)}`),
    `--data-raw ${quote(JSON.stringify(sent))}`,
  ];
  return lines.join(' \\\n  ');
};
