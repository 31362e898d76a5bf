import { formatEventTime } from '../checks/event-time.js';
import { parseInput } from '../checks/parse-input.js';
import { reviewRequest } from '../checks/review-request.js';
import { Failure } from '../contract/failure.js';
import { type Call, type Endpoint, tiers } from '../endpoints/call.js';
import { selectFields } from '../query/fields.js';
import { insertReview, listReviews, type Review } from '../store/reviews.js';
import { readOffsetPage } from './offset-page.js';
import { readReviewFilter } from './review-filter.js';
import { reviewReports } from './review-reports.js';

const toDocument = (review: Review, origin: string) => {
  const { author, content, title = null, images } = review.attributes;
  const at = formatEventTime(Math.floor(review.at / 1000));
  return {
    type: 'review',
    id: review.id,
    attributes: {
      status: { value: 'pending' },
      verified: false,
      review_type: review.review_type,
      created: at,
      updated: at,
      images: images ?? [],
      // The shop's catalog has the name and the address; the sandbox makes them up.
      ...(review.product_id !== null && {
        product: {
          url: `https://example.com/products/${encodeURIComponent(review.product_id)}`,
          name: review.product_id,
          image_url: null,
          external_id: review.product_id,
        },
      }),
      rating: review.rating,
      author,
      content,
      title,
      smart_quote: null,
    },
    links: { self: `${origin}/client/reviews/${review.id}/` },
  };
};

const sortKeys = new Map<string, (review: Review) => number>(
  Object.entries({
    created: ({ seq }: Review) => seq,
    updated: ({ seq }: Review) => seq,
    rating: ({ rating }: Review) => rating ?? 0,
  }),
);

const readSort = (url: URL) => {
  const sort = url.searchParams.get('sort') ?? '-created';
  const key = sortKeys.get(sort.replace(/^-/, ''));
  const sign = sort.startsWith('-') ? -1 : 1;
  if (key !== undefined) return (a: Review, b: Review) => sign * (key(a) - key(b) || a.seq - b.seq);
  throw new Failure(400, {
    detail: `'${sort}' is not an allowed sort parameter for this resource.`,
    parameter: 'sort',
  });
};

const list = ({ box, url }: Call) => {
  const compare = readSort(url);
  const found = listReviews(box.database).filter(readReviewFilter(url)).toSorted(compare);
  const { rows, links } = readOffsetPage(url, found);
  const data = rows.map((review) => selectFields(url, toDocument(review, url.origin)));
  return { status: 200, body: { data, links } };
};

const create = ({ box, body, at }: Call) => {
  const { attributes } = parseInput(reviewRequest, body).data;
  insertReview(box.database, {
    at,
    review_type: attributes.review_type,
    rating: attributes.rating ?? null,
    product_id: attributes.product?.external_id ?? null,
    attributes: {
      ...attributes,
      title: attributes.title ?? null,
      images: attributes.images ?? null,
      incentive_type: attributes.incentive_type ?? null,
    },
  });
  return { status: 202 };
};

const shared = { path: '/client/reviews', scopes: [], rate: tiers.M, since: '2025-04-15' } as const;

/** Reviews as a shop's pages write and show them. */
export const reviews: readonly Endpoint[] = [
  { ...shared, name: 'get_client_reviews', method: 'GET', answer: list },
  { ...shared, name: 'create_client_review', method: 'POST', answer: create },
  reviewReports,
];
