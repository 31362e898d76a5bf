import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { DEFAULT_BUDGETS } from './budgets.js';
import { SECRET } from './testing/tokens.js';
import { TYPED_IDENTITIES } from './typed-identity.js';
import { verifyToken } from './verify-token.js';

const guide = readFileSync('docs/identity.md', 'utf8');
const codeIn = (language: string): string =>
  new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(guide)?.[1] ?? '';

/** The guide's code, and what prints the token and the cookie of its example, and a token without an id. */
const PROGRAMS = {
  python3: `${codeIn('python')}
import os
secret = os.environ["TOKEN_SECRET"]
token = keepsend_token(secret, 42, "Ada@Example.com")
print(token)
print(keepsend_cookie(token))
print(keepsend_token(secret, None, "zoë@example.com", "+1 234 567 8901"))`,
  // In a namespace of its own, where `setcookie` is what prints.
  php: `<?php
namespace Shop;
function setcookie(string $name, string $token, array $cookie): void {
  ['path' => $path, 'secure' => $secure, 'httponly' => $httpOnly, 'samesite' => $sameSite] = $cookie;
  $seconds = $cookie['expires'] - time();
  echo "$token\n$name=$token; Path=$path; Max-Age=$seconds;", $secure ? ' Secure;' : '',
    $httpOnly ? ' HttpOnly;' : '', " SameSite=$sameSite\n";
}
$user = (object) ['id' => 42, 'email' => 'Ada@Example.com'];
${codeIn('php')}
echo keepsend_token(getenv('TOKEN_SECRET'), ['sub' => null, 'email' => 'zoë@example.com', 'phone_number' => '+1 234 567 8901']);`,
  // With what Rails brings along.
  ruby: `class Integer; def hour = self * 3600; end
cookies = {}
user = Struct.new(:id, :email).new(42, 'Ada@Example.com')
${codeIn('ruby')}
puts token
cookies.each do |name, cookie|
  puts "#{name}=#{cookie[:value]}; Path=#{cookie[:path]}; Max-Age=#{cookie[:expires]};" +
    "#{' Secure;' if cookie[:secure]}#{' HttpOnly;' if cookie[:httponly]} SameSite=#{cookie[:same_site].capitalize}"
end
puts keepsend_token(ENV.fetch('TOKEN_SECRET'), { sub: nil, email: 'zoë@example.com', phone_number: '+1 234 567 8901' })`,
};

describe.each(Object.entries(PROGRAMS))('%s', (command, input) => {
  const isMissing = spawnSync(command, ['--version']).status !== 0;

  // A machine that has the language runs what the guide shows of it.
  test.skipIf(isMissing)(
    'the route believes the tokens of the guide, in their cookie',
    async () => {
      const env = { ...process.env, LANG: 'C.UTF-8', TOKEN_SECRET: SECRET };
      const { stdout, stderr } = spawnSync(command, { input, env, encoding: 'utf8' });
      const [token = '', cookie, other = ''] = stdout.split('\n');

      expect(stderr).toBe('');
      expect(await verifyToken(token, [SECRET], 'anybody')).toStrictEqual({
        external_id: '42',
        email: 'ada@example.com',
      });
      expect(cookie).toBe(
        `__Host-keepsend-token=${token}; Path=/; Max-Age=3600; Secure; HttpOnly; SameSite=Lax`,
      );
      expect(await verifyToken(other, [SECRET], 'anybody')).toStrictEqual({
        email: 'zoë@example.com',
        phone_number: '+12345678901',
      });
    },
  );
});

test('the guide names every mode, and every budget with its default', () => {
  for (const mode of TYPED_IDENTITIES) expect(guide).toContain(`| \`${mode}\` |`);
  for (const [budget, limit] of Object.entries(DEFAULT_BUDGETS))
    expect(guide).toMatch(new RegExp(`\`${budget}\`[^|]*\\| ${limit.toLocaleString('en-US')} \\|`));
});
