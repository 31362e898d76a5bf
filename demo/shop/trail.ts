import type { Product } from './product.ts';

export const trail: Product[] = [
  {
    id: '3001',
    handle: 'summit-flask',
    sku: 'HN-FLK-075',
    name: 'Summit Flask',
    brand: 'Hammarnäs',
    categories: ['Trail', 'Flasks'],
    price: 46,
    note: 'Hot for nineteen hours, 0.75 litres',
    description:
      'Filled at the hut, still too hot to drink at the cairn. The lid is a cup, the cup is a lid, and neither rolls away when you put it down on a slope.',
    facts: ['0.75 l', 'Double-walled steel', 'Flat-sided cup'],
    picture: 'A tall orange flask with a cup for a lid',
  },
  {
    id: '3002',
    handle: 'tin-mug',
    sku: 'HN-MUG-035',
    name: 'Tin Mug',
    brand: 'Hammarnäs',
    categories: ['Trail', 'Mugs'],
    price: 15,
    note: 'Enamel, speckled, unbreakable mostly',
    description:
      'Enamelled twice and fired hot. It will chip one day, on a stone you remember, and be better for it. Hangs from a rucksack by its own handle.',
    facts: ['0.35 l', 'Enamelled steel', '118 g'],
    picture: 'A speckled enamel mug with steam above it',
  },
  {
    id: '3003',
    handle: 'spirit-stove',
    sku: 'HN-STV-001',
    name: 'Spirit Stove',
    brand: 'Hammarnäs',
    categories: ['Trail', 'Stoves'],
    price: 38,
    compareAtPrice: 45,
    note: 'Brass burner, no pump, no noise',
    description:
      'Nothing to pump, nothing to break, no sound. Half a litre boils in the time it takes to find the tea at the bottom of the bag.',
    facts: ['Burner and pot stand', 'Spun brass', '210 g'],
    picture: 'A small brass stove with a blue flame',
  },
  {
    id: '3004',
    handle: 'field-roll',
    sku: 'SH-ROL-001',
    name: 'Field Roll',
    brand: 'Steephill',
    categories: ['Trail', 'Bags'],
    price: 54,
    note: 'Waxed canvas for a whole tea kit',
    description:
      'Pockets for a mug, a flask and three sorts of tea, rolled up and strapped. Unrolled on the moss it is a table. Waxed here, in the back room.',
    facts: ['Waxed cotton, leather strap', '32 × 60 cm open', 'Re-wax once a year'],
    picture: 'A rolled canvas bag held by a leather strap',
  },
];
