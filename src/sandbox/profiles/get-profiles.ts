import { Failure } from '../contract/failure.js';
import { profileDocument } from '../documents/profile-document.js';
import { type Call, type Endpoint, tiers } from '../endpoints/call.js';
import { decodeExchangeToken } from '../identity/exchange-token.js';
import { selectFields } from '../query/fields.js';
import { type Condition, parseFilter, refuseCondition } from '../query/filter.js';
import { encodeCursor, linkTo, readCursor, readPageSize } from '../query/page.js';
import type { Database } from '../store/database.js';
import { findProfile, findProfileBy, listProfiles, type Profile } from '../store/profiles.js';

const columns = ['id', 'email', 'phone_number', 'external_id'] as const;

const findMatches = (database: Database, condition: Condition): Profile[] => {
  const { operator, field, values } = condition;
  const column = columns.find((name) => name === field);
  if (operator === 'equals' && field === '_kx') {
    const id = decodeExchangeToken(values[0] ?? '');
    const profile = id === undefined ? undefined : findProfile(database, id);
    return profile === undefined ? [] : [profile];
  }
  if (column === undefined || !['equals', 'any'].includes(operator))
    throw refuseCondition(condition);
  return values.flatMap((value) => findProfileBy(database, column, value) ?? []);
};

const list = ({ box, url }: Call) => {
  const conditions = parseFilter(url.searchParams.get('filter') ?? '');
  const [first, ...others] = conditions.map((condition) => findMatches(box.database, condition));
  const all = first ?? listProfiles(box.database, -1);
  const matching = all.filter(({ id }) =>
    others.every((other) => other.some((profile) => profile.id === id)),
  );
  const size = readPageSize(url, 20, 100);
  const start = Number(readCursor(url)?.[0] ?? 0);
  const cursorAt = (offset: number) => linkTo(url, encodeCursor([offset]));
  return {
    status: 200,
    body: {
      data: matching
        .slice(start, start + size)
        .map((profile) => selectFields(url, profileDocument(profile, url.origin))),
      links: {
        self: url.href,
        next: start + size < matching.length ? cursorAt(start + size) : null,
        prev: start > 0 ? cursorAt(Math.max(0, start - size)) : null,
      },
    },
  };
};

const one = ({ box, url, id }: Call) => {
  const profile = findProfile(box.database, id);
  if (profile === undefined)
    throw new Failure(404, { detail: `A profile with id ${id} does not exist.` });
  const data = selectFields(url, profileDocument(profile, url.origin));
  return { status: 200, body: { data, links: { self: url.href } } };
};

/** Lists profiles, or finds them by id, e-mail, phone number, external id or `_kx`. */
export const getProfiles: Endpoint = {
  name: 'get_profiles',
  method: 'GET',
  path: '/api/profiles',
  scopes: ['profiles:read'],
  rate: { ...tiers.L, steady: 750 },
  answer: list,
};

/** One profile; the id of a merged one leads to where it went (assumed). */
export const getProfile: Endpoint = {
  name: 'get_profile',
  method: 'GET',
  path: '/api/profiles/:id',
  scopes: ['profiles:read'],
  rate: { ...tiers.L, steady: 750 },
  answer: one,
};
