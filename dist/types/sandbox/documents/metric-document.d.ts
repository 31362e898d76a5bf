import type { Metric } from '../store/metrics.js';
/** A metric as the API shows it. `created` is in milliseconds. */
export declare const metricDocument: ({ id, name, service, created }: Metric, origin: string) => {
    type: string;
    id: string;
    attributes: {
        name: string;
        created: string;
        updated: string;
        integration: {
            object: string;
            id: string;
            name: string;
            category: string;
        };
    };
    relationships: {
        'flow-triggers': {
            links: {
                self: string;
                related: string;
            };
        };
    };
    links: {
        self: string;
    };
};
