import { expect, QUIET_PAGE, ready, test } from './support/shop.ts';

test('joins what a visitor did anonymously with what he does once he said who he is', async ({
  page,
  shop,
}) => {
  await page.goto(QUIET_PAGE);
  await ready(page);
  await page.evaluate(() => keepsend.track('Tested', { step: 'anonymous' }));
  await shop.sandbox.wait(1, 'Tested');
  const identified = await page.evaluate(() =>
    keepsend.identify({
      email: ' Ada@Example.com ',
      phone_number: '+49 171 555-0123',
      first_name: 'Ada',
    }),
  );
  expect(identified).toMatchObject({ kept: 'indexeddb', outcome: 'joined', rejections: [] });
  await page.evaluate(() => keepsend.track('Tested', { step: 'known' }));
  const events = await shop.sandbox.wait(2, 'Tested');

  const [person] = (await shop.sandbox.profiles()).filter(
    ({ email }) => email === 'ada@example.com',
  );
  const visitor = await page.evaluate(async () => (await keepsend.inspect()).visitor);
  expect(events.map(({ properties }) => properties.step)).toEqual(['anonymous', 'known']);
  expect(events.map(({ profile }) => profile.id)).toEqual([person?.id, person?.id]);
  expect(events[1]?.profile).toMatchObject({
    email: 'ada@example.com',
    phone_number: '+491715550123',
    anonymous_ids: [visitor?.anonymous_id],
  });
  const { explanations } = await page.evaluate(() => keepsend.inspect());
  expect(explanations.map(({ sentence }) => sentence)).toContain(
    'The e-mail address and phone number joined this visitor: none was known before.',
  );
});

test('creates the profile of a visitor who says who he is and leaves', async ({ page, shop }) => {
  await page.goto(QUIET_PAGE);
  await ready(page);
  await page.evaluate(() =>
    keepsend.identify({ email: 'ada@example.com', first_name: 'Ada', tea: 'green' }),
  );
  await expect
    .poll(async () =>
      (await shop.sandbox.profiles()).find(({ email }) => email === 'ada@example.com'),
    )
    .toMatchObject({ traits: { first_name: 'Ada', properties: { tea: 'green' } } });
});

test('sends nothing when a visitor says again who he is', async ({ page, shop }) => {
  await page.goto(QUIET_PAGE);
  await ready(page);
  const outcomes = await page.evaluate(async () => [
    await keepsend.identify({ email: 'ada@example.com', first_name: 'Ada' }),
    await keepsend.identify({ email: 'ada@example.com', first_name: 'Ada' }),
  ]);
  expect(outcomes.map(({ outcome, kept }) => [outcome, kept])).toEqual([
    ['joined', 'indexeddb'],
    ['same', 'none'],
  ]);
  await page.evaluate(() => keepsend.track('Tested'));
  const events = await shop.sandbox.wait(2);
  expect(events.map(({ metric }) => metric).sort()).toEqual(['Identified', 'Tested']);
  const imports = (await shop.sandbox.requests()).filter(({ path }) => path.includes('import'));
  expect(imports).toEqual([]);
});

test('joins the past of a visitor who says who he is and leaves at once', async ({
  page,
  shop,
}) => {
  await page.goto(QUIET_PAGE);
  await ready(page);
  await page.evaluate(async () => {
    await keepsend.track('Tested', { step: 'anonymous' });
    await keepsend.flush();
    await keepsend.identify({ email: 'ada@example.com' });
  });
  await page.close();
  await shop.sandbox.wait(1, 'Identified');
  const [tested] = await shop.sandbox.events('Tested');
  expect(tested?.profile.email).toBe('ada@example.com');
  expect(await shop.sandbox.profiles()).toHaveLength(1);
});

test('loses no event to an e-mail address that only Klaviyo finds wrong', async ({
  page,
  shop,
}) => {
  await page.goto(QUIET_PAGE);
  await ready(page);
  await page.evaluate(async () => {
    await keepsend.identify({ external_id: 'c-1', email: 'ada@gmail..com' });
    await keepsend.track('Tested', { number: 0 });
    await keepsend.track('Tested', { number: 1 });
  });
  const events = await shop.sandbox.wait(2, 'Tested');
  expect(events.map(({ profile }) => [profile.external_id, profile.email])).toEqual([
    ['c-1', null],
    ['c-1', null],
  ]);
});

test('gives the events of a second person at the same browser to nobody else', async ({
  page,
  shop,
}) => {
  await page.goto(QUIET_PAGE);
  await ready(page);
  await page.evaluate(async () => {
    await keepsend.identify({ email: 'ada@example.com' });
    await keepsend.track('Tested', { by: 'ada' });
    await keepsend.identify({ email: 'bob@example.com' });
    await keepsend.track('Tested', { by: 'bob' });
    await keepsend.reset();
    await keepsend.track('Tested', { by: 'nobody' });
  });
  const events = await shop.sandbox.wait(3, 'Tested');
  const people = Object.fromEntries(
    events.map(({ properties, profile }) => [properties.by, profile]),
  );
  expect(people.ada?.email).toBe('ada@example.com');
  expect(people.bob?.email).toBe('bob@example.com');
  expect(people.nobody?.email).toBeNull();
  const anonymousIds = events.flatMap(({ profile }) => profile.anonymous_ids);
  expect(new Set(anonymousIds).size).toBe(3);
});

test('knows the reader of an e-mail by the first event after his click', async ({ page, shop }) => {
  const response = await fetch(`${shop.sandboxUrl}/_sandbox/kx`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'reader@example.com' }),
  });
  const { kx, profile_id: profileId } = (await response.json()) as {
    kx: string;
    profile_id: string;
  };
  await page.goto(`/products/first-light?_kx=${encodeURIComponent(kx)}&utm_source=email`);
  const [viewed] = await shop.sandbox.wait(1, 'Viewed Product');
  expect(viewed?.profile).toMatchObject({ id: profileId, email: 'reader@example.com' });

  await page.goto(QUIET_PAGE);
  await ready(page);
  await page.evaluate(() => keepsend.track('Tested'));
  const [tested] = await shop.sandbox.wait(1, 'Tested');
  expect(tested?.profile.id).toBe(profileId);
});

test('leaves a forwarded link aside once the visitor has said who he is', async ({
  page,
  shop,
}) => {
  await page.goto(QUIET_PAGE);
  await ready(page);
  await page.evaluate(() => keepsend.identify({ email: 'friend@example.com' }));
  const response = await fetch(`${shop.sandboxUrl}/_sandbox/kx`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'reader@example.com' }),
  });
  const { kx } = (await response.json()) as { kx: string };
  await page.goto(`${QUIET_PAGE}?_kx=${encodeURIComponent(kx)}`);
  await ready(page);
  await page.evaluate(() => keepsend.track('Tested'));
  const [tested] = await shop.sandbox.wait(1, 'Tested');
  expect(tested?.profile.email).toBe('friend@example.com');
});

test('finds the visitor again by the cookie when the browser has deleted what scripts store', async ({
  context,
  page,
  shop,
}) => {
  await page.goto(QUIET_PAGE);
  await ready(page);
  await page.evaluate(() => keepsend.track('Tested', { visit: 1 }));
  await shop.sandbox.wait(1, 'Tested');
  await expect
    .poll(async () => (await context.cookies()).find(({ name }) => name === '__Host-keepsend'))
    .toMatchObject({ httpOnly: true, secure: true });
  const before = await page.evaluate(async () => (await keepsend.inspect()).visitor?.anonymous_id);

  const devTools = await context.newCDPSession(page);
  await page.goto('about:blank');
  await devTools.send('Storage.clearDataForOrigin', {
    origin: shop.shopUrl,
    storageTypes: 'indexeddb',
  });
  await page.goto(QUIET_PAGE);
  await ready(page);
  await page.evaluate(() => keepsend.track('Tested', { visit: 2 }));
  const events = await shop.sandbox.wait(2, 'Tested');
  expect(new Set(events.map(({ profile }) => profile.id)).size).toBe(1);
  await expect
    .poll(() => page.evaluate(async () => (await keepsend.inspect()).visitor?.anonymous_id))
    .toBe(before);
});
