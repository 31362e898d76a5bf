import { type Behaviour, behavioursOf } from './behaviour.js';

const { documented, assumed } = behavioursOf('resources');
const campaigns = 'resources/campaign-actions.ts';
const templates = 'resources/template-actions.ts';

/** Lists, campaigns, catalogs and the rest of the API. */
export const resourceBehaviours: readonly Behaviour[] = [
  assumed(
    'resource-missing',
    'A resource that is not there is a 404 that names its type and id.',
    'The words are not published.',
    'resources/write.ts',
  ),
  assumed(
    'resource-linked-missing',
    'So is one that a relationship names.',
    'Not published.',
    'resources/told.ts',
  ),
  assumed(
    'resource-there-already',
    'One that is there already is a 409.',
    'The words are not published.',
    'resources/add-resource.ts',
  ),
  assumed(
    'resource-fixed',
    'What cannot be changed, such as the default tag group, is a 400.',
    'That it cannot is documented.',
    'resources/write.ts',
  ),
  assumed(
    'resource-null',
    'Null stands for the usual value; what cannot be missing stays.',
    'Not published.',
    'resources/merge-attributes.ts',
  ),
  assumed(
    'resource-id-length',
    'Ids have at most 255 characters.',
    'No length is published.',
    'resources/request-schema.ts',
  ),
  assumed(
    'resources-by-default',
    'Without `sort` the oldest come first.',
    'Not published.',
    'resources/read-page.ts',
  ),
  assumed(
    'filter-case',
    'Filters heed the case of letters.',
    'Not published.',
    'resources/filter-clause.ts',
  ),
  assumed(
    'resource-fields-unknown',
    'A field that a type does not have is a 400.',
    'It shows typing errors.',
    'resources/show.ts',
  ),
  assumed(
    'list-double-opt-in',
    'A new list is double opt-in unless it says otherwise.',
    'It is the usual setting of an account.',
    'resources/table/groups.ts',
  ),
  assumed(
    'coupon-id',
    'The external id of a coupon is its id.',
    "Klaviyo's examples read so.",
    'resources/table/coupons.ts',
  ),
  assumed(
    'coupon-code-id',
    'The id of a code is its coupon and the code, joined.',
    'The published example reads so.',
    'resources/table/coupons.ts',
  ),
  assumed(
    'catalog-id',
    'A catalog id that leaves the catalog out means `$default`.',
    'It is the only catalog there is.',
    'resources/table/catalogs.ts',
  ),
  assumed(
    'catalog-jobs',
    'In a bulk job one resource that cannot be worked on fails alone, a malformed one fails the whole request, and jobs are kept for a week.',
    'Not published.',
    'resources/bulk-jobs.ts',
  ),
  documented(
    'campaign-filter',
    'A list of campaigns needs a filter on the channel.',
    'klaviyo/openapi: get_campaigns',
  ),
  assumed(
    'campaign-channel',
    'A message that names no channel is an e-mail.',
    'Not published.',
    'resources/table/campaigns.ts',
  ),
  assumed(
    'campaign-template',
    "A message's copy of a template is listed like any other.",
    'Not published.',
    campaigns,
  ),
  assumed(
    'campaign-copy-name',
    'A copy of a campaign nobody named is called after the original.',
    'Not published.',
    campaigns,
  ),
  assumed(
    'campaign-sent',
    'A campaign whose time has come is Sent at once, another stays Scheduled; nothing leaves the sandbox.',
    'There is nobody to send to.',
    'resources/campaign-sending.ts',
  ),
  assumed('template-rendered', 'A rendered template is a 201.', 'Nothing is made.', templates),
  assumed(
    'template-copy-name',
    'A copy of a template nobody named is called after the original.',
    'Not published.',
    templates,
  ),
  assumed(
    'template-broken',
    'A template that cannot be rendered is a 400.',
    'The words are not published.',
    'resources/render/nodes.ts',
  ),
  assumed(
    'webhook-topics-asked',
    'A topic that somebody asks for is listed from then on.',
    'Not published.',
    'resources/table/others.ts',
  ),
  assumed(
    'webhook-topic-names-listed',
    'The topics of webhooks that are listed from the start.',
    'Only `event:klaviyo.sent_sms` is published.',
    'resources/table/others.ts',
  ),
];
