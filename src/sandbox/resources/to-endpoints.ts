import type { Endpoint } from '../endpoints/call.js';
import {
  list,
  type Related,
  readAll,
  readIds,
  read as readOne,
  writeRelationship,
} from './related.js';
import type { Operation, ResourceType, Verb } from './resource-type.js';
import { create, remove, update } from './write.js';

const verbs: Record<
  Verb,
  {
    readonly method: Endpoint['method'];
    readonly hasId: boolean;
    readonly access: 'read' | 'write';
    readonly answer: (type: ResourceType) => Endpoint['answer'];
  }
> = {
  list: { method: 'GET', hasId: false, access: 'read', answer: list },
  create: { method: 'POST', hasId: false, access: 'write', answer: create },
  get: { method: 'GET', hasId: true, access: 'read', answer: readOne },
  update: { method: 'PATCH', hasId: true, access: 'write', answer: update },
  delete: { method: 'DELETE', hasId: true, access: 'write', answer: remove },
};

const ownEndpoints = (type: ResourceType): Endpoint[] =>
  Object.entries(type.operations).map(([verb, { name, rate, scopes = [] }]) => {
    const { method, hasId, access, answer } = verbs[verb as Verb];
    return {
      name,
      method,
      path: hasId ? `${type.path}/:id` : type.path,
      scopes: [`${type.scope}:${access}`, ...scopes],
      rate,
      ...(verb === 'get' && type.rateFor !== undefined && { rateFor: type.rateFor }),
      answer: answer(type),
    };
  });

const toEndpoint = (
  { type }: Related,
  { name, rate, scopes = [] }: Operation,
  access: 'read' | 'write',
  rest: Pick<Endpoint, 'method' | 'path' | 'answer'>,
): Endpoint => ({ name, rate, scopes: [`${type.scope}:${access}`, ...scopes], ...rest });

const relatedEndpoints = (related: Related): Endpoint[] => {
  const { type, name, relationship } = related;
  const all = `${type.path}/:id/${name}`;
  const ids = `${type.path}/:id/relationships/${name}`;
  const { reads = {}, writes = {} } = relationship;
  const get = (operation: Operation | undefined, path: string, answer: Endpoint['answer']) =>
    operation ? [toEndpoint(related, operation, 'read', { method: 'GET', path, answer })] : [];
  const written = (['POST', 'PATCH', 'DELETE'] as const).flatMap((method) => {
    const operation = writes[method];
    if (operation === undefined) return [];
    const answer = writeRelationship(related, method);
    return toEndpoint(related, operation, 'write', { method, path: ids, answer });
  });
  return [
    ...get(reads.all, all, readAll(related)),
    ...get(reads.ids, ids, readIds(related)),
    ...written,
  ];
};

/** Every operation of a type. */
export const toEndpoints = (type: ResourceType): Endpoint[] => [
  ...ownEndpoints(type),
  ...Object.entries(type.relationships ?? {}).flatMap(([name, relationship]) =>
    relatedEndpoints({ type, name, relationship }),
  ),
];
