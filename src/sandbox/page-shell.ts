/** The live page, bundled: one script and one style sheet. */
export interface PageAssets {
  readonly script: string;
  readonly style: string;
}

/** Everything the page loads comes from the sandbox itself. */
export const PAGE_POLICY =
  "default-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'";

/** A box, for the browser's tab. */
export const pageIcon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none"
 stroke="#2a9d86" stroke-width="2" stroke-linejoin="round">
<path d="M12 3 20 7v10l-8 4-8-4V7zM4 7l8 4 8-4M12 11v10"/></svg>
`;

/** The document around the live page; the script fills it. */
export const pageShell = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Klaviyo in a box</title>
<link rel="icon" href="/_sandbox/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/_sandbox/page.css">
<script type="module" src="/_sandbox/page.js"></script>
</head>
<body>
<div id="page"></div>
<noscript>This page needs JavaScript. The same data is at <a href="/_sandbox/events">/_sandbox/events</a>.</noscript>
</body>
</html>
`;
