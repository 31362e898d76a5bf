import { expect, test } from 'vitest';
import { findKeys } from './leaked-keys.js';

const secret = '0123456789abcdef0123456789abcdef01';

test.each([
  [`key: "pk_${secret}"`, ['pk_012...']],
  [`pk_${secret.toUpperCase()}`, ['pk_012...']],
  [`pk_Ab12Cd_${secret}`, ['pk_Ab1...']],
  [`"pk_${secret}" "pk_${secret}"`, ['pk_012...']],
  [`'pk_a${secret}' 'pk_b${secret}'`, ['pk_a01...', 'pk_b01...']],
  [`pk_live_${secret}`, []],
  [`pk_test_${secret}`, []],
  ['pk_order_items_of_a_customer_by_number', []],
  ['pk_abcdefghijklmnopqrstuvwxyzabcdefgh', []],
  ['pk_0123456789', []],
  [`spk_${secret}`, []],
  ['company_id=Ab12Cd', []],
])('finds in %s %j', (text, found) => {
  expect(findKeys(text, [])).toStrictEqual(found);
});

test('finds the key it knows, whatever it looks like', () => {
  expect(findKeys('x pk_short y', ['pk_short'])).toStrictEqual(['pk_sho...']);
});

test('comes to an end in a long word', () => {
  expect(findKeys('pk_a'.repeat(500_000), [])).toStrictEqual([]);
});
