import * as v from 'valibot';

import { parseInput } from '../checks/parse-input.js';
import { plainObject } from '../checks/plain-object.js';
import type { Call, Endpoint } from '../endpoints/call.js';
import { addResource } from './add-resource.js';
import { changeAll, findGiven } from './given.js';
import { renderTemplate } from './render/render-template.js';
import { identifier } from './request-schema.js';
import { showRow } from './show.js';
import { rates } from './table/shorthands.js';
import { template } from './table/templates.js';

const renderRequest = v.strictObject({
  data: v.strictObject({
    type: v.literal('template'),
    id: identifier,
    attributes: v.strictObject({ context: plainObject }),
  }),
});

// That the answer is a 201 is assumed: nothing is made.
const render = (call: Call) => {
  const { id, attributes } = parseInput(renderRequest, call.body).data;
  const row = findGiven(call, template, id);
  const fill = (name: 'html' | 'text') => {
    const source = row.attributes[name];
    return typeof source === 'string' ? renderTemplate(source, attributes.context, name) : null;
  };
  const rendered = { ...row.attributes, html: fill('html'), text: fill('text') };
  return { status: 201, body: showRow(call, template, { ...row, attributes: rendered }) };
};

const cloneRequest = v.strictObject({
  data: v.strictObject({
    type: v.literal('template'),
    id: identifier,
    attributes: v.nullish(v.strictObject({ name: v.nullish(v.string()) })),
  }),
});

const clone = (call: Call) => {
  const { id, attributes } = parseInput(cloneRequest, call.body).data;
  const original = findGiven(call, template, id);
  // What Klaviyo calls a copy nobody named is not published (assumed).
  const name = attributes?.name ?? `${original.attributes.name} (copy)`;
  const told = { id: undefined, attributes: { ...original.attributes, name }, linked: {} };
  const row = changeAll(call, () => addResource(call.box.database, template, told, call.at));
  return { status: 201, body: showRow(call, template, row) };
};

/** What can be done with a template beside keeping it. */
export const templateActions: readonly Endpoint[] = [
  {
    name: 'render_template',
    method: 'POST',
    path: '/api/template-render',
    scopes: ['templates:read'],
    rate: rates.small,
    answer: render,
  },
  {
    name: 'clone_template',
    method: 'POST',
    path: '/api/template-clone',
    scopes: ['templates:write'],
    rate: rates.large,
    answer: clone,
  },
];
