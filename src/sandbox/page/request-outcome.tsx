import { findFix } from './fixes.js';
import type { RequestInFull } from './journal-data.js';
import { linkTo } from './route.js';

const Limited = ({ of }: { of: RequestInFull }) =>
  of.retry_after ? (
    <p>
      <strong>Retry-After:</strong> {of.retry_after} {of.retry_after === '1' ? 'second' : 'seconds'}
    </p>
  ) : null;

/** Why a request was refused: its own reject, or the faults that made it fail. */
export const Refusal = ({ request }: { request: RequestInFull }) => {
  const { status, fault, results } = request;
  return (
    <div class="verdict">
      <Limited of={request} />
      {results.reject === null ? (
        <p>
          <strong>Fix:</strong> {findFix({ status, detail: '', place: '' })}
        </p>
      ) : (
        <p>
          <a href={linkTo('refused', results.reject)}>What was wrong, where, and how to fix it</a>
        </p>
      )}
      {fault && (
        <p>
          <a href={linkTo('faults')}>Switched-on faults</a>
        </p>
      )}
    </div>
  );
};

const wordRest = (all: number, shown: number) => (all > shown ? `and ${all - shown} more` : '');

/** The events a request brought: recorded, dropped, or still waiting. */
export const Brought = ({ request }: { request: RequestInFull }) => {
  const { events, drops, recorded, dropped } = request.results;
  const waiting = request.status < 400 ? request.events - recorded - dropped : 0;
  if (recorded + dropped === 0 && waiting <= 0) return null;
  return (
    <>
      <h3>What came of it</h3>
      <ul class="links">
        {events.map(({ id, metric }) => (
          <li key={id}>
            <span class="hint">recorded</span> <a href={linkTo('events', id)}>{metric}</a>
          </li>
        ))}
        {recorded > events.length && <li class="hint">{wordRest(recorded, events.length)}</li>}
        {drops.map(({ seq, metric }) => (
          <li key={seq}>
            <span class="hint">dropped</span> <a href={linkTo('dropped', seq)}>{metric}</a>
          </li>
        ))}
        {dropped > drops.length && <li class="hint">{wordRest(dropped, drops.length)}</li>}
        {waiting > 0 && <li class="hint">{waiting} not processed yet</li>}
      </ul>
    </>
  );
};
