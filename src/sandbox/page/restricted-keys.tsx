import { useData } from './use-data.js';

interface Key {
  readonly id: string;
  readonly ending: string;
  readonly scopes: readonly string[] | 'all';
  readonly revoked: boolean;
}

const wordScopes = ({ scopes, revoked }: Key) => {
  if (revoked) return 'nothing: it is revoked';
  if (scopes === 'all') return 'everything';
  return scopes.join(', ') || 'nothing';
};

/** The keys that may not do everything, by no more than their last characters. */
export const RestrictedKeys = () => {
  const keys = useData<Key[]>('/_sandbox/keys', 'settings');
  if (typeof keys === 'string') return null;
  return (
    <section aria-labelledby="keys-title" class="block">
      <h2 id="keys-title">Restricted keys</h2>
      {keys.length === 0 ? (
        <p class="hint">
          None: any key that starts with <code>pk_</code> may do everything. To restrict or revoke
          one, <code>POST /_sandbox/keys</code>.
        </p>
      ) : (
        <table aria-labelledby="keys-title">
          <thead>
            <tr>
              <th scope="col">Key</th>
              <th scope="col">May do</th>
            </tr>
          </thead>
          <tbody>
            {keys.map((key) => (
              <tr key={key.id}>
                <td>
                  <code>{key.ending === '' ? 'a short one' : `…${key.ending}`}</code>
                </td>
                <td>{wordScopes(key)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
};
