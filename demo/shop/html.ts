/** Markup that may be put into a page as it is. */
export interface Markup {
  readonly markup: string;
}

type Value = Markup | string | number | false | undefined | readonly Value[];

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeText = (text: string): string => text.replace(/[&<>"']/g, (it) => ENTITIES[it] ?? it);

const toMarkup = (value: Value): string => {
  if (value === undefined || value === false) return '';
  if (typeof value === 'string' || typeof value === 'number') return escapeText(String(value));
  return 'markup' in value ? value.markup : value.map(toMarkup).join('');
};

/** Every value is escaped unless `html` made it; `false` and `undefined` leave nothing. */
export const html = (parts: TemplateStringsArray, ...values: Value[]): Markup => ({
  markup: parts.reduce((page, part, index) => page + toMarkup(values[index - 1]) + part),
});

/** Data for scripts. A browser ends a script element at `</script` even inside a JSON string. */
export const jsonScript = (id: string, data: unknown): Markup => {
  const json = { markup: JSON.stringify(data).replaceAll('<', '\\u003c') };
  return html`<script type="application/json" id="${id}">${json}</script>`;
};
