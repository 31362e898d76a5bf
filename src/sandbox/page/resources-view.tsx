import { Empty } from './empty.js';
import { LogView } from './log-view.js';
import { Moment } from './moment.js';
import { ResourceDetails } from './resource-details.js';
import { useData } from './use-data.js';

interface Row {
  readonly seq: number;
  readonly type: string;
  readonly id: string;
  readonly name: string | null;
  readonly updated: string;
}

const ResourceRow = ({ row }: { row: Row }) => (
  <>
    <span class="chip is-letter" aria-hidden="true">
      {row.type.slice(0, 1).toUpperCase()}
    </span>
    <span class="row-main">
      <span class="row-title">
        <span class="row-name">{row.name ?? row.id}</span>
      </span>
      <span class="row-detail">
        {row.type} · {row.id}
      </span>
    </span>
    <span class="row-time">
      <Moment at={row.updated} />
    </span>
  </>
);

const nothing = (
  <Empty title="No resource yet">
    <p>
      Lists, segments, templates, coupons, catalog items and whatever else is created through the
      API appear here.
    </p>
  </Empty>
);

/** Everything else the API keeps, by type. */
export const ResourcesView = ({ id }: { id: string | undefined }) => {
  const types = useData<{ type: string; total: number }[]>(
    '/_sandbox/resources',
    'resources',
    'requests',
  );
  const options = (typeof types === 'string' ? [] : types).map(({ type, total }) => ({
    value: type,
    title: type,
    count: total,
  }));
  return (
    <LogView<Row>
      view="resources"
      title="Resources"
      noun={['resource', 'resources']}
      source={['/_sandbox/resources', ['resources', 'requests'], false]}
      chips={{ label: 'Type', parameter: 'type', options }}
      idOf={({ seq }) => seq}
      empty={nothing}
      advice="Every word must be in the type, the id or the attributes."
      openId={id}
      details={(seq) => <ResourceDetails key={seq} id={seq} />}
    >
      {(row) => <ResourceRow row={row} />}
    </LogView>
  );
};
