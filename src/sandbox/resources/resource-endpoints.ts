import type { Endpoint } from '../endpoints/call.js';
import { bulkJobs } from './bulk-jobs.js';
import { campaignActions } from './campaign-actions.js';
import { dataSourceRecords } from './data-source-records.js';
import { table } from './table/table.js';
import { templateActions } from './template-actions.js';
import { toEndpoints } from './to-endpoints.js';

/** The rest of the documented API, from one table. */
export const resourceEndpoints: readonly Endpoint[] = [
  ...table.flatMap(toEndpoints),
  ...templateActions,
  ...campaignActions,
  ...dataSourceRecords,
  ...bulkJobs,
];
