import type { Product } from './product.ts';

export const tea: Product[] = [
  {
    id: '1001',
    handle: 'first-light',
    sku: 'SH-TEA-001',
    name: 'First Light',
    brand: 'Steephill',
    categories: ['Tea', 'Black tea'],
    price: 14.5,
    note: 'Assam, broken leaf, brisk',
    description:
      'The one that gets the tent unzipped. Malty Assam with enough backbone for milk, packed on the estate and in your mug before the frost is off the grass.',
    facts: ['150 g tin', '96 °C, 4 minutes', 'Dibrugarh, second flush'],
    picture: 'A tall tea tin whose label shows a sun rising behind hills',
  },
  {
    id: '1002',
    handle: 'low-cloud',
    sku: 'SH-TEA-002',
    name: 'Low Cloud',
    brand: 'Steephill',
    categories: ['Tea', 'Oolong'],
    price: 19,
    compareAtPrice: 23,
    note: 'High-mountain oolong, lilac and cream',
    description:
      'Picked above the tree line on mornings when the valley is gone. Rolled tight; it opens over six or seven infusions, each a little greener than the last.',
    facts: ['100 g pouch', '90 °C, 45 seconds, again and again', 'Nantou, 1,500 m'],
    picture: 'A paper pouch printed with a mountain standing in cloud',
  },
  {
    id: '1003',
    handle: 'smoke-line',
    sku: 'SH-TEA-003',
    name: 'Smoke Line',
    brand: 'Steephill',
    categories: ['Tea', 'Black tea'],
    price: 16.5,
    note: 'Lapsang, dried over pine',
    description:
      'Smells of a hut with a stove in it. Dried over pine embers until it is sweet rather than harsh, for people who sit on the lee side on purpose.',
    facts: ['120 g caddy', '95 °C, 3 minutes', 'Wuyi, pine-dried'],
    picture: 'A square caddy with a line of smoke rising from a small fire',
  },
  {
    id: '1004',
    handle: 'hedgerow',
    sku: 'SH-TEA-004',
    name: 'Hedgerow',
    brand: 'Steephill',
    categories: ['Tea', 'Herbal'],
    price: 11,
    note: 'Rosehip, bramble leaf, no caffeine',
    description:
      'What grows along the path, dried slowly and left in large pieces so that you can tell what you are drinking. Tart, red, and fine to give to children.',
    facts: ['80 g jar', '100 °C, 8 minutes', 'Gathered within 30 km'],
    picture: 'A glass jar of rosehips and leaves under a cork lid',
  },
];
