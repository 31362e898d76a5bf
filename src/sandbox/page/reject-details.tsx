import { wordAddress } from './address.js';
import { BehaviourHints } from './behaviour-hints.js';
import { Empty } from './empty.js';
import { Facts } from './facts.js';
import { FixAndResend } from './fix-and-resend.js';
import { findFix } from './fixes.js';
import type { Problem, Reject } from './journal-data.js';
import { JsonView } from './json-view.js';
import { Loading } from './loading.js';
import { Moment } from './moment.js';
import { linkTo } from './route.js';
import { useData } from './use-data.js';

const placeOf = ({ source }: Problem) => source?.pointer ?? source?.parameter ?? '';

const ProblemEntry = ({ problem, status }: { problem: Problem; status: number }) => {
  const { code, detail, source, meta } = problem;
  const duplicate = meta?.duplicate_profile_id;
  const place = placeOf(problem);
  return (
    <li class="verdict">
      <p>
        <strong>
          {status} {code}:
        </strong>{' '}
        {detail}
      </p>
      {place !== '' && (
        <p>
          {source?.parameter === undefined ? 'At ' : 'Parameter '}
          <code>{place}</code>
        </p>
      )}
      <p>
        <strong>Fix:</strong> {findFix({ status, code, detail, place })}
      </p>
      {typeof duplicate === 'string' && (
        <p>
          <a href={linkTo('people', duplicate)}>The profile that has the identifier</a>
        </p>
      )}
    </li>
  );
};

// Every second refusal is `invalid`, and every field of a body is an attribute of some data.
const findTerms = ({ errors, status }: Reject): string[] => {
  const codes = errors.flatMap(({ code = 'invalid' }) => (code === 'invalid' ? [] : [code]));
  const fields = errors.flatMap(
    (problem) => placeOf(problem).split('/').filter(Boolean).at(-1) ?? [],
  );
  const telling = fields.filter((field) => !/^(data|attributes|\d+)$/.test(field));
  return [...codes, ...telling, ...(status === 400 ? [] : [String(status)])];
};

/** One refused request: each problem, where it is in the body, what to change, and another try. */
export const RejectDetails = ({ id }: { id: string }) => {
  const reject = useData<Reject>(`/_sandbox/rejects/${encodeURIComponent(id)}`);
  if (reject === 'loading') return <Loading />;
  if (reject === 'missing')
    return (
      <Empty title="This request is gone">
        <p>The sandbox was reset since. Choose another from the list.</p>
      </Empty>
    );
  const { errors, status, method, body } = reject;
  const marks = errors.flatMap(({ source, detail }) =>
    source?.pointer === undefined ? [] : [{ pointer: source.pointer, note: detail }],
  );
  return (
    <article aria-labelledby="reject-title">
      <h2 id="reject-title">
        <span class="code">{status}</span> {method} {wordAddress(reject)}
      </h2>
      <ul class="problems">
        {errors.map((problem) => (
          <ProblemEntry
            key={`${placeOf(problem)} ${problem.detail}`}
            problem={problem}
            status={status}
          />
        ))}
      </ul>
      <BehaviourHints
        occasions={errors.map((problem) => ({ ...problem, status, place: placeOf(problem) }))}
        terms={findTerms(reject)}
      />
      <Facts of={{ Arrived: <Moment at={reject.at} />, Revision: reject.revision }} />
      {body !== null && (
        <>
          <h3>As sent</h3>
          <p class="hint">Personal values are masked, long ones cut.</p>
          <JsonView value={body} label="The request, redacted" marks={marks} />
          {method !== 'GET' && <FixAndResend reject={reject} />}
        </>
      )}
    </article>
  );
};
