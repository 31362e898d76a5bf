import * as v from 'valibot';

import { emailAddress } from './profile-schema.js';

const text = v.nullish(v.string());

/** The body of `POST /client/reviews`. */
export const reviewRequest = v.strictObject({
  data: v.strictObject({
    type: v.literal('review'),
    attributes: v.strictObject({
      review_type: v.picklist(['question', 'rating', 'review', 'store']),
      email: emailAddress,
      author: v.string(),
      content: v.string(),
      incentive_type: v.nullish(
        v.picklist([
          'coupon_or_discount',
          'employee_review',
          'free_product',
          'loyalty_points',
          'other',
          'paid_promotion',
          'sweepstakes_entry',
        ]),
      ),
      product: v.nullish(
        v.strictObject({
          external_id: v.string(),
          integration_key: v.picklist(['shopify', 'woocommerce']),
        }),
      ),
      rating: v.nullish(v.picklist([1, 2, 3, 4, 5])),
      title: text,
      custom_questions: v.nullish(
        v.array(v.strictObject({ id: v.string(), answers: v.array(v.string()) })),
      ),
      images: v.nullish(v.array(v.string())),
    }),
    relationships: v.nullish(
      v.strictObject({
        order: v.nullish(
          v.strictObject({
            data: v.strictObject({ type: v.literal('order'), id: v.string() }),
          }),
        ),
      }),
    ),
  }),
});
