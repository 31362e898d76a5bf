import { expect, test } from 'vitest';
import { LATEST_REVISION } from '../../klaviyo/index.js';
import { checkRevision } from './check-revision.js';

test.each([
  ['2026-11-21', 'ok', /until 2028-07-15$/],
  ['2027-08-01', 'warn', /until 2028-07-15; it is deprecated$/],
  ['2028-08-01', 'fail', /until 2028-07-15: that is over$/],
])('calls a revision of 2026-07-15 on %s %s', (now, state, seen) => {
  expect(checkRevision(Date.parse(now), '2026-07-15')).toMatchObject({
    check: 'revision',
    state,
    seen: expect.stringMatching(seen),
  });
});

test('looks at the revision that the client speaks', () => {
  expect(checkRevision(0).seen).toContain(LATEST_REVISION);
});
