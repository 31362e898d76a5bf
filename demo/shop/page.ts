import type { Markup } from './html.ts';
import type { Order } from './order.ts';

/** What the shop's server knows of a request, as far as pages need it. */
export interface PageRequest {
  path: string;
  query: URLSearchParams;
  /** Where the local Klaviyo's page is. */
  sandboxUrl: string;
  /** Where the tracker's script is, such as `/q7f2/m.js`. */
  trackerUrl: string;
  /** The order `/checkout/thanks` speaks of, when the server knows it. */
  order?: Order;
}

/** What the theme script is told of the page it runs on. */
export type PageData =
  | { kind: 'product'; id: string }
  | { kind: 'search'; term: string; count: number }
  | { kind: 'cart' | 'checkout' | 'thanks' | 'other' };

export interface Page {
  status: number;
  title: string;
  description: string;
  main: Markup;
  data: PageData;
}
