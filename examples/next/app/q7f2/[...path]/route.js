import { createRoute } from 'keepsend/proxy';

let route;
const handle = (request) => {
  // By the first request: `next build` loads this file where there is no key.
  route ??= createRoute({
    apiKey: process.env.KLAVIYO_API_KEY,
    basePath: '/q7f2',
    shopOrigins: ['https://shop.example'],
    klaviyoUrl: process.env.KLAVIYO_URL,
  });
  const address = request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim();
  return route(request, { address });
};

// All of them: the route itself says which it does not take.
export { handle as DELETE, handle as GET, handle as PATCH, handle as POST, handle as PUT };
