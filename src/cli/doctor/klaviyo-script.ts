const HOSTS = ['static.klaviyo.com', 'static-tracking.klaviyo.com'];

/** Whether an address is that of Klaviyo's own script. */
export const isKlaviyoScript = ({ hostname }: URL): boolean => HOSTS.includes(hostname);

const CALLS = /\b_learnq\b|\bklaviyo\s*\.\s*(?:push|track|identify)\b/;

const METRICS =
  /(?:\.push\(\s*\[\s*["']track["']\s*,|\bklaviyo\.track\()\s*["']([^"'\n]{1,127})["']/g;

/** Whether a text calls Klaviyo's script, and the metrics it names. */
export const findKlaviyoCalls = (text: string): { isCalling: boolean; metrics: string[] } => ({
  isCalling: CALLS.test(text),
  metrics: [...text.matchAll(METRICS)].map(([, metric = '']) => metric),
});
