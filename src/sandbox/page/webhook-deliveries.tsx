import { Moment } from './moment.js';
import { useData } from './use-data.js';

interface Delivery {
  readonly seq: number;
  readonly at: string;
  readonly webhook_id: string;
  readonly attempts: number;
  readonly status: number | null;
  readonly outcome: string;
  readonly detail: string;
}

/** What one webhook was told, the newest first. */
export const WebhookDeliveries = ({ id }: { id: string }) => {
  const all = useData<Delivery[]>('/_sandbox/deliveries', 'deliveries');
  if (typeof all === 'string') return null;
  const own = all.filter(({ webhook_id }) => webhook_id === id).toReversed();
  return (
    <>
      <h3 id="deliveries-title">Deliveries</h3>
      {own.length === 0 && <p class="hint">Nothing was delivered yet.</p>}
      {own.length > 0 && (
        <table aria-labelledby="deliveries-title">
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">Attempts</th>
              <th scope="col">Result</th>
            </tr>
          </thead>
          <tbody>
            {own.map(({ seq, at, attempts, status, outcome, detail }) => (
              <tr key={seq}>
                <td>
                  <Moment at={at} />
                </td>
                <td>{attempts}</td>
                <td>
                  {status} {outcome} {detail}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
};
