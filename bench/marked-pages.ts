import {
  renderCaption,
  renderCosts,
  renderNotes,
  renderRows,
  renderSummary,
  renderTakeover,
} from './render.ts';
import type { Results } from './results.ts';

const START = '<!-- bench:start -->';
const END = '<!-- bench:end -->';

const join = (...parts: string[]): string => parts.filter(Boolean).join('\n\n');

const between = (page: string): [start: number, end: number] => {
  const [start, end] = [page.indexOf(START) + START.length, page.indexOf(END)];
  if (start < START.length || end < start) throw new Error(`The page has no ${START} ... ${END}`);
  return [start, end];
};

/** What of a page lies between its marks. */
export const readBetweenMarks = (page: string): string => page.slice(...between(page)).trim();

/** The page with this between its marks. */
export const putBetweenMarks = (page: string, text: string): string => {
  const [start, end] = between(page);
  return `${page.slice(0, start)}\n${text}\n${page.slice(end)}`;
};

/** Every page that shows figures, and what it shows. */
export const PAGES: readonly { path: string; render(results: Results): string }[] = [
  { path: 'README.md', render: (results) => join(renderSummary(results), renderCaption(results)) },
  {
    path: 'bench/README.md',
    render: (results) =>
      join(
        `## Delivered\n\n${renderRows(results)}`,
        `## In short\n\n${renderSummary(results)}`,
        `## Cost\n\n${renderCosts(results)}`,
        renderTakeover(results),
        renderCaption(results),
        `## How each was set up\n\n${renderNotes()}`,
      ),
  },
];
