/** The live page, bundled: one script and one style sheet. */
export interface PageAssets {
    readonly script: string;
    readonly style: string;
}
/** Everything the page loads comes from the sandbox itself. */
export declare const PAGE_POLICY = "default-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'";
/** A box, for the browser's tab. */
export declare const pageIcon = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 24 24\" fill=\"none\"\n stroke=\"#2a9d86\" stroke-width=\"2\" stroke-linejoin=\"round\">\n<path d=\"M12 3 20 7v10l-8 4-8-4V7zM4 7l8 4 8-4M12 11v10\"/></svg>\n";
/** The document around the live page; the script fills it. */
export declare const pageShell = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<title>Klaviyo in a box</title>\n<link rel=\"icon\" href=\"/_sandbox/icon.svg\" type=\"image/svg+xml\">\n<link rel=\"stylesheet\" href=\"/_sandbox/page.css\">\n<script type=\"module\" src=\"/_sandbox/page.js\"></script>\n</head>\n<body>\n<div id=\"page\"></div>\n<noscript>This page needs JavaScript. The same data is at <a href=\"/_sandbox/events\">/_sandbox/events</a>.</noscript>\n</body>\n</html>\n";
