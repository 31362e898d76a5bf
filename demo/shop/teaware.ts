import type { Product } from './product.ts';

export const teaware: Product[] = [
  {
    id: '2001',
    handle: 'terrace-pot',
    sku: 'OK-POT-090',
    name: 'Terrace Pot',
    brand: 'Øvre Kyst',
    categories: ['Teaware', 'Pots'],
    price: 68,
    note: 'Celadon stoneware, 0.9 litres',
    description:
      'Thrown in three rings like the fields it is named for. The spout does not drip, which took the potter eleven tries and us a year of waiting.',
    facts: ['0.9 l', 'Stoneware, celadon glaze', 'Strainer thrown into the wall'],
    picture: 'A round pale-green teapot with three ridges',
  },
  {
    id: '2002',
    handle: 'two-hands-bowls',
    sku: 'OK-BOW-002',
    name: 'Two Hands',
    brand: 'Øvre Kyst',
    categories: ['Teaware', 'Bowls'],
    price: 42,
    compareAtPrice: 48,
    note: 'A pair of bowls, each for both hands',
    description:
      'Wide, heavy at the foot, no handle: you have to put the telephone down. Sold as a pair, dipped by hand, so the glaze line is never twice the same.',
    facts: ['2 × 0.35 l', 'Stoneware', 'Dishwasher-safe, though why'],
    picture: 'Two dipped stoneware bowls, one resting in the other',
  },
  {
    id: '2003',
    handle: 'eighty-whisk',
    sku: 'SH-WSK-080',
    name: 'Eighty',
    brand: 'Takeda & Daughter',
    categories: ['Teaware', 'Tools'],
    price: 24,
    note: 'Bamboo whisk, eighty tines',
    description:
      'Split from one piece of white bamboo with a knife, not a machine. Soak it for a minute before its first bowl and it will outlive the tin of matcha.',
    facts: ['80 tines', 'White bamboo', 'Keep it standing, never in a drawer'],
    picture: 'A bamboo tea whisk with curved tines',
  },
  {
    id: '2004',
    handle: 'long-pour',
    sku: 'SH-KTL-110',
    name: 'Long Pour',
    brand: 'Hammarnäs',
    categories: ['Teaware', 'Kettles'],
    price: 89,
    note: 'Gooseneck kettle, steel, 1.1 litres',
    description:
      'A slow, thin stream from a spout with a proper bend. Works on induction, gas and a bed of embers; the handle stays cool on the first two.',
    facts: ['1.1 l', 'Brushed steel, beech handle', 'All hobs and open fire'],
    picture: 'A gooseneck kettle with a wooden handle',
  },
];
