// 24 by 24, drawn with one stroke width; the first pattern that fits the metric's name wins.
const icons: readonly (readonly [RegExp, string])[] = [
  [
    /view|visit/i,
    'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12ZM12 14.8a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6Z',
  ],
  [/cart/i, 'M3 4h2.5l2.2 11h10.2L20 7.5H6.3M9 19.5h.01M17 19.5h.01'],
  [/checkout|payment/i, 'M3 6.5h18v11H3zM3 10.5h18M6.5 14.5h4'],
  [/order|purchase|fulfil/i, 'M5 8h14l-1 12H6L5 8ZM8.5 10.5V7a3.5 3.5 0 0 1 7 0v3.5'],
  [/search/i, 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM15.5 15.5 20.5 20.5'],
  [/merge/i, 'M6 4v4c0 4 6 4 6 8v4M18 4v4c0 4-6 4-6 8M9 17.5l3 3 3-3'],
  [/active|session/i, 'M3 12h4l2.5-7 5 14 2.5-7h4'],
  [/subscri|email|newsletter/i, 'M3 6h18v12H3zM3.5 6.5 12 13l8.5-6.5'],
];

const OTHER = 'M12 4v4M12 16v4M4 12h4M16 12h4M12 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z';

/** A small picture of a metric; its name stands beside it, so screen readers skip it. */
export const MetricChip = ({ metric }: { metric: string }) => (
  <span class="chip" aria-hidden="true">
    <svg viewBox="0 0 24 24" width="18" height="18" aria-hidden="true">
      <path d={icons.find(([pattern]) => pattern.test(metric))?.[1] ?? OTHER} />
    </svg>
  </span>
);
