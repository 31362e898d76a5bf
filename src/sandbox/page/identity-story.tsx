import { GraphDrawing } from './graph-drawing.js';
import { bondWords, drawIdentity, type GraphRow } from './identity-graph.js';
import { Moment } from './moment.js';
import { linkTo } from './route.js';
import type { Person } from './sandbox-data.js';

const Row = ({ row }: { row: GraphRow }) => (
  <tr class={`is-${row.bond}`}>
    <td class="graph-number">{row.number}</td>
    <td>
      <span class={`bond is-${row.bond}`}>{bondWords[row.bond]}</span>
    </td>
    <td>
      {row.sentence}
      <br />
      <Moment at={row.at} />
    </td>
  </tr>
);

/** Who somebody is and why: the graph of identifiers and the same as a table. */
export const IdentityStory = ({ person }: { person: Person }) => {
  const graph = drawIdentity(person);
  return (
    <>
      <h3 id="identity-title">How we know</h3>
      <GraphDrawing graph={graph} />
      {graph.rows.length > 0 && (
        <table class="story-table" aria-labelledby="identity-title">
          <thead>
            <tr>
              <th scope="col">
                <span class="hidden">Number in the graph</span>#
              </th>
              <th scope="col">Result</th>
              <th scope="col">What happened</th>
            </tr>
          </thead>
          <tbody>
            {graph.rows.map((row) => (
              <Row key={row.number} row={row} />
            ))}
          </tbody>
        </table>
      )}
      <p class="after">
        <a href={linkTo('behaviours', 'search=identity')}>How sure are these rules?</a>
      </p>
    </>
  );
};
