import { connect } from './connect.js';
import { explain } from './explain.js';
import type { Command, Io } from './io.js';
import {
  type EventSearch,
  type ListedEvent,
  listEvents,
  MAX_SCANNED,
  type Seen,
} from './list-events.js';
import { readFlags } from './read-flags.js';
import { readSince } from './read-since.js';
import { toLines, toPrintable } from './table.js';
import { UsageError } from './usage-error.js';

const DEFAULT_LIMIT = 20;

const FLAGS = {
  metric: 'string',
  email: 'string',
  since: 'string',
  limit: 'string',
  json: 'boolean',
  url: 'string',
} as const;

const readLimit = (text: string): number => {
  const limit = Number(text);
  if (/^\d+$/.test(text) && limit >= 1 && limit <= MAX_SCANNED) return limit;
  throw new UsageError(`--limit takes a number from 1 to ${MAX_SCANNED}; what came is '${text}'`);
};

const demandText = (flag: string, text: string | undefined): void => {
  if (text === '') throw new UsageError(`--${flag} must not be empty`);
};

/** `2026-07-15 09:00:00Z`, whatever the zone it came with. */
const toTime = (datetime: string | null): string => {
  const date = new Date((datetime ?? '').replace(' ', 'T'));
  if (Number.isNaN(date.getTime())) return '-';
  return date.toISOString().replace('T', ' ').replace('.000Z', 'Z');
};

const toPerson = ({ profile }: ListedEvent): string =>
  profile?.email ?? profile?.phone_number ?? profile?.external_id ?? profile?.id ?? '-';

const toRow = (event: ListedEvent): string[] =>
  [
    toTime(event.datetime),
    event.metric?.name ?? event.metric?.id ?? '-',
    toPerson(event),
    String(event.event_properties?.$value ?? ''),
  ].map(toPrintable);

const tellEnd = ({ scanned, found, isStranger }: Seen, search: EventSearch, io: Io): void => {
  const hint = search.metric === undefined ? '' : '; names of metrics are case-sensitive';
  const nothing = isStranger ? `nobody has the e-mail address '${search.email}'` : 'no event fits';
  if (found === 0) io.err(toPrintable(`keepsend: ${nothing}${isStranger ? '' : hint}`));
  if (scanned >= MAX_SCANNED && found < search.limit)
    io.err(`keepsend: looked at the newest ${scanned} events only; --since or --email narrows`);
};

const listTo = async (args: string[], io: Io): Promise<void> => {
  const flags = readFlags(args, FLAGS);
  const limit = readLimit(flags.limit ?? String(DEFAULT_LIMIT));
  const since = flags.since === undefined ? undefined : readSince(flags.since, io.now());
  demandText('metric', flags.metric);
  demandText('email', flags.email);
  const { klaviyo, address } = connect(io, flags.url);
  const rows: string[][] = [];
  const search = { metric: flags.metric, email: flags.email, since, limit };
  const tell = ({ scanned, found }: Seen): void =>
    io.progress?.(`looked at ${scanned} events, ${found} fit`);
  try {
    const events = listEvents(klaviyo, search, tell);
    let next = await events.next();
    for (; !next.done; next = await events.next()) {
      if (flags.json) io.out(JSON.stringify(next.value));
      else rows.push(toRow(next.value));
    }
    for (const line of toLines(rows, ['left', 'left', 'left', 'right'])) io.out(line);
    tellEnd(next.value, search, io);
  } catch (error) {
    throw error instanceof UsageError ? error : new Error(explain(error, address));
  }
};

/** `keepsend events`. */
export const events: Command = {
  usage: '[--metric NAME] [--email ADDRESS] [--since 24h] [--limit 20] [--json]',
  summary: 'what Klaviyo has recorded, newest first',
  details: `  --metric NAME     only of this metric, custom ones too; looks through up to ${MAX_SCANNED} events
  --email ADDRESS   only of this person
  --since WHEN      30m, 24h, 7d or 4w ago (minutes, hours, days, weeks),
                    2026-07-15 or 2026-07-15T09:00:00Z
  --limit N         at most this many; default ${DEFAULT_LIMIT}
  --json            each event as a line of JSON, with its metric and person
  --url ADDRESS     instead of KLAVIYO_URL or https://a.klaviyo.com

The private key is read from KLAVIYO_API_KEY; it needs events:read, metrics:read and
profiles:read. A line tells time (UTC), metric, person and value. To find nothing is no failure:
the exit code is 0, and stderr says so.`,
  run: listTo,
};
