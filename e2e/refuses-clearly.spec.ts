import { expect, QUIET_PAGE, ready, test } from './support/shop.ts';

test('delivers nine events and tells the page why the route refused the tenth', async ({
  page,
  shop,
}) => {
  await page.goto(QUIET_PAGE);
  await ready(page);
  const rejection = await page.evaluate(
    () =>
      new Promise((resolve) => {
        keepsend.on('rejected', resolve);
        for (let number = 0; number < 10; number++) {
          void keepsend.track(number === 4 ? 'Placed Order' : 'Tested', { number });
        }
      }),
  );
  expect(rejection).toMatchObject({
    metric: 'Placed Order',
    code: 'server_only_metric',
    pointer: '/metric',
    detail: "Send this metric from the shop's server",
  });
  const events = await shop.sandbox.wait(9);
  expect(events.map(({ properties }) => properties.number).sort()).toEqual([
    0, 1, 2, 3, 5, 6, 7, 8, 9,
  ]);
  const { accounts } = await page.evaluate(() => keepsend.inspect());
  expect(accounts).toMatchObject({ tracked: 10, accepted: 9, rejected: 1, waiting: 0 });
});

test('delivers the rest of a batch in which Klaviyo refuses one, and passes its reason on', async ({
  page,
  shop,
}) => {
  await shop.sandbox.fault({ rejectMetric: 'Poison' });
  await page.goto(QUIET_PAGE);
  await ready(page);
  const rejection = await page.evaluate(
    () =>
      new Promise((resolve) => {
        keepsend.on('rejected', resolve);
        for (let number = 0; number < 12; number++) {
          void keepsend.track(number === 7 ? 'Poison' : 'Tested', { number });
        }
      }),
  );
  expect(rejection).toMatchObject({ metric: 'Poison', code: 'refused_by_klaviyo' });
  const events = await shop.sandbox.wait(11);
  expect(new Set(events.map(({ properties }) => properties.number)).size).toBe(11);
});

test('refuses what cannot be sent, says why, and throws nothing into the page', async ({
  page,
  shop,
}) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(QUIET_PAGE);
  await ready(page);
  const refusals = await page.evaluate(async () => {
    const told: unknown[] = [];
    keepsend.on('rejected', ({ code }) => told.push(code));
    const cycle: { [key: string]: unknown } = {};
    cycle.self = cycle;
    const many = Object.fromEntries(
      Array.from({ length: 500 }, (_, number) => [`key${number}`, number]),
    );
    const huge = Object.fromEntries(
      Array.from({ length: 60 }, (_, number) => [`key${number}`, 'x'.repeat(1e5)]),
    );
    const track = keepsend.track as (...args: unknown[]) => ReturnType<typeof keepsend.track>;
    const results = [
      await track(),
      await track('x'.repeat(128)),
      await track('Tested', { handler: () => {} }),
      await track('Tested', { count: 10n }),
      await track('Tested', cycle),
      await track('Tested', { at: new Date() }),
      await track('Tested', { price: undefined }),
      await track('Tested', { price: Number.NaN }),
      await track('Tested', huge),
      await track('Tested', many),
      await track('Tested', 'text'),
      await track('Tested', {
        get price() {
          throw new Error('broken getter');
        },
      }),
    ];
    const { rejections } = await keepsend.identify({
      email: 'no address',
      phone_number: '0171 555',
    });
    await keepsend.track('Tested', { marker: true });
    const codes = results.map(({ kept, rejection }) => [kept, rejection?.code, rejection?.pointer]);
    return {
      codes,
      told,
      identify: rejections.map(({ code }) => code),
      details: results.map(({ rejection }) => rejection?.detail),
    };
  });
  expect(refusals.codes).toEqual([
    ['none', 'metric_invalid', '/metric'],
    ['none', 'metric_invalid', '/metric'],
    ['none', 'not_json', '/properties/handler'],
    ['none', 'not_json', '/properties/count'],
    ['none', 'too_deep', `/properties${'/self'.repeat(10)}`],
    ['none', 'not_json', '/properties/at'],
    ['none', 'not_json', '/properties/price'],
    ['none', 'not_json', '/properties/price'],
    ['none', 'event_too_large', '/properties'],
    ['none', 'too_many_properties', '/properties'],
    ['none', 'not_json', '/properties'],
    ['none', 'not_json', undefined],
  ]);
  expect(refusals.identify).toEqual(['email_invalid', 'phone_invalid']);
  expect(refusals.told).toHaveLength(14);
  expect(refusals.details.every((detail) => detail && detail.length > 10)).toBe(true);
  const events = await shop.sandbox.wait(1);
  expect(events.map(({ properties }) => properties)).toEqual([{ marker: true }]);
  expect(errors).toEqual([]);
});

test('tells the page what only the route can judge, and recovers nothing of it', async ({
  page,
  shop,
}) => {
  await page.goto(QUIET_PAGE);
  await ready(page);
  const told = page.evaluate(
    () =>
      new Promise<string[][]>((resolve) => {
        const told: string[][] = [];
        keepsend.on('rejected', ({ code, pointer = '', detail }) => {
          told.push([code, pointer, detail]);
          if (told.length === 5) resolve(told);
        });
        void keepsend.track('Tested', JSON.parse('{"__proto__": {"admin": true}}'));
        void keepsend.track('Tested', { $use_ip: true });
        void keepsend.track('Tested', { list: Array.from({ length: 4001 }, () => 0) });
        void keepsend.track('Tested', {}, { value: '9.99' as unknown as number });
        void keepsend.track('Tested', {}, { value: 9.99, currency: 'euro' });
        void keepsend.track('Tested', { marker: true });
      }),
  );
  expect(await told).toEqual([
    ['reserved_key', '/properties/__proto__', 'Rename this key'],
    ['reserved_key', '/properties/$use_ip', "Names with $ are Klaviyo's; rename it"],
    ['array_too_long', '/properties/list', 'The limit is 4000, this is 4001'],
    ['value_invalid', '/value', 'Pass a finite number'],
    ['value_currency_invalid', '/value_currency', "Pass three capitals, like 'EUR'"],
  ]);
  const events = await shop.sandbox.wait(1);
  expect(events.map(({ properties }) => properties)).toEqual([{ marker: true }]);
});
