/** The live page, bundled: one script and one style sheet. */
export interface PageAssets {
  readonly script: string;
  readonly style: string;
}

/** Everything the page loads comes from the sandbox itself. */
export const PAGE_POLICY =
  "default-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'";

/** The document around the live page; the script fills `main`. */
export const pageShell = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Klaviyo in a box</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/_sandbox/page.css">
<script type="module" src="/_sandbox/page.js"></script>
</head>
<body>
<div id="page"></div>
<noscript>This page needs JavaScript. The same data is at <a href="/_sandbox/events">/_sandbox/events</a>.</noscript>
</body>
</html>
`;
