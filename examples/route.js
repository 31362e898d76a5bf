import { createRoute } from 'keepsend/proxy';

const route = createRoute({
  apiKey: process.env.KLAVIYO_API_KEY,
  basePath: '/q7f2',
  shopOrigins: ['https://shop.example'],
  klaviyoUrl: process.env.KLAVIYO_URL, // a sandbox's, to try it; Klaviyo's own when unset
});

/** By whom the reverse proxy before this server was called; what stands further left, a stranger wrote. */
const addressOf = ({ headers }) => headers.get('x-forwarded-for')?.split(',').at(-1)?.trim();

export const handle = (request) => route(request, { address: addressOf(request) });
