import { randomUUID } from 'node:crypto';

import type { Database } from './database.js';

/** A review; the time in milliseconds, the attributes as they were sent. */
export interface Review {
  readonly seq: number;
  readonly id: string;
  readonly at: number;
  readonly review_type: string;
  readonly rating: number | null;
  readonly product_id: string | null;
  readonly attributes: {
    readonly author: string;
    readonly content: string;
    readonly title?: string | null;
    readonly images?: readonly string[] | null;
    readonly incentive_type?: string | null;
  };
}

type Row = Omit<Review, 'attributes'> & { readonly attributes: string };

/** Adds a review. */
export const insertReview = (database: Database, review: Omit<Review, 'seq' | 'id'>): void =>
  database.run(
    `INSERT INTO reviews (id, at, review_type, rating, product_id, attributes)
      VALUES (?, ?, ?, ?, ?, ?)`,
    randomUUID(),
    review.at,
    review.review_type,
    review.rating,
    review.product_id,
    JSON.stringify(review.attributes),
  );

/** Every review, the oldest first. */
export const listReviews = (database: Database): Review[] =>
  database.all<Row>('SELECT * FROM reviews ORDER BY seq').map((row) => ({
    ...row,
    attributes: JSON.parse(row.attributes) as Review['attributes'],
  }));
