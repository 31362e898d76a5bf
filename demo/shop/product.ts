export interface Product {
  /** What carts, orders and Klaviyo call it. */
  id: string;
  /** What its address calls it. */
  handle: string;
  sku: string;
  name: string;
  brand: string;
  categories: string[];
  /** In euros. */
  price: number;
  compareAtPrice?: number;
  /** One line for the grid. */
  note: string;
  description: string;
  facts: string[];
  /** What the picture shows, for those who do not see it. */
  picture: string;
}
