import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DEFAULT_BUDGETS } from './budgets.js';
import { SECRET } from './testing/tokens.js';
import { TYPED_IDENTITIES } from './typed-identity.js';
import { verifyToken } from './verify-token.js';

const guide = readFileSync('docs/identity.md', 'utf8');
const codeIn = (language: string): string =>
  new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(guide)?.[1] ?? '';

const hasPython = spawnSync('python3', ['--version']).status === 0;

test.skipIf(!hasPython)(
  'the route believes a token of the Python function of the guide',
  async () => {
    const call = `
import sys
token = keepsend_token(sys.argv[1], 42, "Ada@Example.com", "+1 234 567 8901")
print(token)
print(keepsend_cookie(token))
print(keepsend_token(sys.argv[1], email="zoë@example.com"))`;
    const { stdout, stderr } = spawnSync('python3', ['-', SECRET], {
      input: codeIn('python') + call,
      encoding: 'utf8',
    });
    const [token = '', cookie, other = ''] = stdout.split('\n');

    expect(stderr).toBe('');
    expect(await verifyToken(token, [SECRET], 'anybody')).toStrictEqual({
      external_id: '42',
      email: 'ada@example.com',
      phone_number: '+12345678901',
    });
    expect(cookie).toBe(
      `__Host-keepsend-token=${token}; Path=/; Max-Age=3600; Secure; HttpOnly; SameSite=Lax`,
    );
    expect(await verifyToken(other, [SECRET], 'anybody')).toStrictEqual({
      email: 'zoë@example.com',
    });
  },
);

test('the guide names every mode, and every budget with its default', () => {
  for (const mode of TYPED_IDENTITIES) expect(guide).toContain(`| \`${mode}\` |`);
  for (const [budget, limit] of Object.entries(DEFAULT_BUDGETS))
    expect(guide).toMatch(new RegExp(`\`${budget}\`[^|]*\\| ${limit.toLocaleString('en-US')} \\|`));
});
