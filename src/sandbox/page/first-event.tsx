import { CopyButton } from './copy-button.js';
import { Empty } from './empty.js';

const command = (origin: string) => `curl -i -X POST ${origin}/api/events \\
  -H 'Authorization: Klaviyo-API-Key pk_sandbox' \\
  -H 'revision: 2026-07-15' \\
  -H 'Content-Type: application/vnd.api+json' \\
  -d '{"data":{"type":"event","attributes":{
    "properties":{"ProductName":"Blue cup"},
    "metric":{"data":{"type":"metric","attributes":{"name":"Viewed Product"}}},
    "profile":{"data":{"type":"profile","attributes":{"email":"ada@example.com"}}}}}}'`;

/** What to do while no event has come. */
export const FirstEvent = () => {
  const text = command(location.origin);
  return (
    <Empty title="Waiting for the first event">
      <p>
        Open your shop and look at a product, or point any Klaviyo client at{' '}
        <code>{location.origin}</code> with a key that starts with <code>pk_</code>. Or paste this:
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
      <pre class="json" tabIndex={0}>
        {text}
      </pre>
      <p class="actions">
        <CopyButton label="Copy command" text={() => text} />
      </p>
    </Empty>
  );
};
