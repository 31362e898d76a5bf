import * as v from 'valibot';

import { parseInput } from '../checks/parse-input.js';
import type { Call } from '../endpoints/call.js';
import { linkTo, linkToSelf } from '../query/page.js';
import { changeAll } from './given.js';
import { linkBetween, replaceLinks } from './link-ends.js';
import { addLink, removeLink } from './links.js';
import { type PagedRow, type ResourcePage, readResourcePage } from './read-page.js';
import { linkageSchema } from './request-schema.js';
import type { Relationship, ResourceType } from './resource-type.js';
import { showRow, showRows } from './show.js';
import { allOf, linkedTo } from './source.js';
import { findType } from './table/table.js';
import { resolveLinkage } from './told.js';
import { mustFind } from './write.js';

const pageLinks = ({ url }: Call, { next, previous }: ResourcePage) => ({
  links: { self: linkToSelf(url), next: linkTo(url, next), prev: linkTo(url, previous) },
});

/** GET of a collection. */
export const list = (type: ResourceType) => (call: Call) => {
  const { page: size, needsFilterOn } = type;
  const page = readResourcePage(call, { type, source: allOf(type), size, needsFilterOn });
  return { status: 200, body: { ...showRows(call, type, page.rows), ...pageLinks(call, page) } };
};

/** GET of one resource. */
export const read = (type: ResourceType) => (call: Call) => ({
  status: 200,
  body: showRow(call, type, mustFind(call, type)),
});

/** A relationship of a type, under its name. */
export interface Related {
  readonly type: ResourceType;
  readonly name: string;
  readonly relationship: Relationship;
}

const targetOf = ({ relationship }: Related): ResourceType => {
  const target = findType(relationship.target);
  if (target === undefined) throw new Error(`There is no type ${relationship.target}`);
  return target;
};

const readRelated = (call: Call, related: Related): ResourcePage => {
  const { type, name, relationship } = related;
  const target = targetOf(related);
  const source = linkedTo(mustFind(call, type), name, relationship, target);
  return readResourcePage(call, { type: target, source, size: relationship.page ?? target.page });
};

// Members of lists and segments say since when they are (documented).
const withJoining = (document: object, { type }: ResourceType, { since }: PagedRow, url: URL) => {
  const wanted = url.searchParams.get('fields[profile]')?.split(',');
  if (type !== 'profile' || (wanted && !wanted.includes('joined_group_at'))) return document;
  const { attributes = {} } = document as { attributes?: object };
  const joined = new Date(Math.floor(since / 1000) * 1000).toISOString().replace('.000Z', '+00:00');
  return { ...document, attributes: { ...attributes, joined_group_at: joined } };
};

/** GET of what a resource is related to, in full. */
export const readAll = (related: Related) => (call: Call) => {
  const target = targetOf(related);
  const page = readRelated(call, related);
  const [first] = page.rows;
  if (!related.relationship.many) {
    const nothing = { data: null, links: { self: linkToSelf(call.url) } };
    return { status: 200, body: first ? showRow(call, target, first) : nothing };
  }
  const { data, ...rest } = showRows(call, target, page.rows);
  const members = data.map((document, index) => {
    const row = page.rows[index];
    return row === undefined ? document : withJoining(document, target, row, call.url);
  });
  return { status: 200, body: { data: members, ...rest, ...pageLinks(call, page) } };
};

/** GET of the ids of what a resource is related to. */
export const readIds = (related: Related) => (call: Call) => {
  const { target: type, many } = related.relationship;
  const page = readRelated(call, related);
  const ids = page.rows.map(({ id }) => ({ type, id }));
  if (!many)
    return { status: 200, body: { data: ids[0] ?? null, links: { self: linkToSelf(call.url) } } };
  return { status: 200, body: { data: ids, ...pageLinks(call, page) } };
};

/** POST, PATCH or DELETE of a relationship: adds, replaces or takes away, and answers an empty 204. */
export const writeRelationship =
  ({ type, name, relationship }: Related, method: 'POST' | 'PATCH' | 'DELETE') =>
  (call: Call) => {
    const { database } = call.box;
    const own = mustFind(call, type);
    const { data } = parseInput(v.strictObject({ data: linkageSchema(relationship) }), call.body);
    const linkage = data as Parameters<typeof resolveLinkage>[2];
    const ids = resolveLinkage(database, relationship, linkage, '/data');
    changeAll(call, () => {
      if (method === 'PATCH') return replaceLinks(database, own, name, relationship, ids, call.at);
      for (const id of ids) {
        const link = linkBetween(own, name, relationship, id);
        if (method === 'POST') addLink(database, link, call.at);
        else removeLink(database, link);
      }
    });
    return { status: 204 };
  };
