import { expect, test } from 'vitest';

import { kinds } from './resource-kinds.js';
import { input, resourceSteps } from './resource-steps.js';
import { type Page, refusalOf, type Single, wireOf } from './setting.js';

const { call, one: readOne } = resourceSteps();

test.each(kinds)('a $type is made, read, found, changed and deleted', async (kind) => {
  const { api, type, one, many, told, shown, change, relationships, filter } = kind;
  const extra = relationships === undefined ? {} : { relationships };
  const made = await call(api, `create${one}`, input(type, told, extra));
  const { id } = (made.response.data as Single).data;
  expect([made.response.status, made.response.data]).toMatchObject([
    201,
    { data: { type, attributes: shown } },
  ]);
  const read = async () => (await readOne(api, `get${one}`, id)).attributes;
  expect(await read()).toMatchObject(shown);
  if (change !== undefined) {
    await call(api, `update${one}`, id, input(type, change.told, { id }));
    expect(await read()).toMatchObject({ ...shown, ...change.shown });
  }
  const page = wireOf<Page>(await call(api, `get${many}`, filter === undefined ? {} : { filter }));
  expect(page.data.map((found) => found.id)).toContain(id);
  expect((await call(api, `delete${one}`, id)).response.status).toBe(204);
  expect((await refusalOf(call(api, `get${one}`, id))).status).toBe(404);
});
