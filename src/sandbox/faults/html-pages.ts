/** What the edge answers to a header it does not like: not JSON (observed; the wording is our own). */
export const badRequestPage = `<html>
<head><title>400 Bad Request</title></head>
<body>
<center><h1>400 Bad Request</h1></center>
<hr><center>cloudflare</center>
</body>
</html>
`;

// A challenge needs a browser with scripts; a server sees this page instead of its answer.
const challengePage = `<!DOCTYPE html>
<html lang="en-US">
<head>
<title>Just a moment...</title>
<meta name="robots" content="noindex,nofollow">
<meta http-equiv="refresh" content="360">
</head>
<body>
<div class="main-wrapper" role="main"><div class="main-content">
<noscript><span>Enable JavaScript and cookies to continue</span></noscript>
</div></div>
</body>
</html>
`;

const reasons: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  404: 'Not Found',
  413: 'Payload Too Large',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad gateway',
  503: 'Service Temporarily Unavailable',
  504: 'Gateway time-out',
  520: 'Web server is returning an unknown error',
  522: 'Connection timed out',
  524: 'A timeout occurred',
};

const errorPage = (status: number) => {
  const reason = reasons[status] ?? 'Error';
  return `<!DOCTYPE html>
<html lang="en-US">
<head><title>a.klaviyo.com | ${status}: ${reason}</title>
<meta charset="UTF-8">
<meta name="robots" content="noindex, nofollow">
</head>
<body>
<div id="cf-wrapper"><div id="cf-error-details">
<h1><span>${reason}</span> <span>Error code ${status}</span></h1>
<p>You: Working. Cloudflare: Working. a.klaviyo.com: Error.</p>
</div></div>
</body>
</html>
`;
};

/** The page an edge or a load balancer shows instead of Klaviyo's answer. */
export const edgePage = (status: number): string => {
  if (status === 403) return challengePage;
  return status === 400 ? badRequestPage : errorPage(status);
};

/** The headers that come with it; a challenge is known by one of them (observed). */
export const edgeHeaders = (status: number): Readonly<Record<string, string>> => ({
  'content-type': 'text/html; charset=UTF-8',
  server: 'cloudflare',
  'cache-control': 'private, max-age=0, no-store',
  ...(status === 403 && { 'cf-mitigated': 'challenge' }),
});
