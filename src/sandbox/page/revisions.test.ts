import { expect, test } from 'vitest';

import { revisionNames } from '../contract/revisions.js';
import { revisions } from './revisions.js';

test('offers every revision the sandbox knows', () => {
  expect(revisions).toEqual(revisionNames);
});
