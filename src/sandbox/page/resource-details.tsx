import { Empty } from './empty.js';
import { Facts } from './facts.js';
import { JsonView } from './json-view.js';
import { Loading } from './loading.js';
import { Moment } from './moment.js';
import { linkTo } from './route.js';
import { useData } from './use-data.js';
import { WebhookDeliveries } from './webhook-deliveries.js';

interface Resource {
  readonly type: string;
  readonly id: string;
  readonly created: string;
  readonly updated: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly links: readonly {
    readonly relationship: string;
    readonly type: string;
    readonly id: string;
  }[];
}

/** One resource with its attributes and what it is linked to. */
export const ResourceDetails = ({ id }: { id: string }) => {
  const path = `/_sandbox/resources/${encodeURIComponent(id)}`;
  const resource = useData<Resource>(path, 'resources', 'requests');
  if (resource === 'loading') return <Loading />;
  if (resource === 'missing')
    return (
      <Empty title="This resource is gone">
        <p>It was deleted, or the sandbox was reset since.</p>
      </Empty>
    );
  const { type, created, updated, attributes, links } = resource;
  return (
    <article aria-labelledby="resource-title">
      <h2 id="resource-title">
        {type} <code>{resource.id}</code>
      </h2>
      <Facts of={{ Created: <Moment at={created} />, Updated: <Moment at={updated} /> }} />
      <h3>Attributes</h3>
      <JsonView value={attributes} label="Attributes" />
      {type === 'webhook' && <WebhookDeliveries id={resource.id} />}
      {links.length > 0 && (
        <>
          <h3>Linked to</h3>
          <ul class="links">
            {links.map((link) => (
              <li key={`${link.relationship} ${link.type} ${link.id}`}>
                <span class="hint">{link.relationship}</span>{' '}
                {link.type === 'profile' ? (
                  <a href={linkTo('people', link.id)}>{link.id}</a>
                ) : (
                  <code>
                    {link.type} {link.id}
                  </code>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </article>
  );
};
