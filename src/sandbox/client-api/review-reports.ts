import { Failure } from '../contract/failure.js';
import { type Call, type Endpoint, tiers } from '../endpoints/call.js';
import { COMPANY_ID } from '../identity/exchange-token.js';
import { selectFields } from '../query/fields.js';
import { parseFilter, refuseCondition } from '../query/filter.js';
import { listReviews, type Review } from '../store/reviews.js';
import { readOffsetPage } from './offset-page.js';

const DAY_MS = 86_400_000;

const timeframes: Record<string, number> = {
  all_time: Number.POSITIVE_INFINITY,
  last_30_days: 30 * DAY_MS,
  last_90_days: 90 * DAY_MS,
  last_365_days: 365 * DAY_MS,
};

const average = (reviews: readonly Review[]) => {
  const ratings = reviews.flatMap(({ rating }) => rating ?? []);
  if (ratings.length === 0) return null;
  return ratings.reduce((sum, rating) => sum + rating, 0) / ratings.length;
};

const ofType = (reviews: readonly Review[], type: string) =>
  reviews.filter(({ review_type }) => review_type === type);

const statistics: Record<string, (reviews: readonly Review[]) => number | null> = {
  average_rating: (reviews) =>
    average(reviews.filter(({ review_type }) => review_type !== 'store')),
  total_reviews: (reviews) => ofType(reviews, 'review').length,
  total_questions: (reviews) => ofType(reviews, 'question').length,
  total_ratings: (reviews) => reviews.filter(({ rating }) => rating !== null).length,
  total_store_reviews: (reviews) => ofType(reviews, 'store').length,
  average_store_rating: (reviews) => average(ofType(reviews, 'store')),
};

const refuse = (parameter: string, allowed: readonly string[]) =>
  new Failure(400, { detail: `${parameter} must be one of ${allowed.join(', ')}.`, parameter });

const readWord = (url: URL, parameter: string, allowed: readonly string[]): string => {
  const word = url.searchParams.get(parameter) ?? '';
  if (allowed.includes(word)) return word;
  throw refuse(parameter, allowed);
};

const readStatistics = (url: URL): string[] => {
  const names = (url.searchParams.get('statistics') ?? '').split(',');
  if (names.every((name) => Object.hasOwn(statistics, name))) return names;
  throw refuse('statistics', Object.keys(statistics));
};

const readProducts = (url: URL): string[] | undefined => {
  const [condition, ...others] = parseFilter(url.searchParams.get('filter') ?? '');
  for (const each of [condition, ...others].filter((one) => one !== undefined))
    if (each.field !== 'product_external_ids' || !['any', 'equals'].includes(each.operator))
      throw refuseCondition(each);
  return condition && [...condition.values];
};

const byProduct = (reviews: readonly Review[]) => {
  const ids = new Set(reviews.flatMap(({ product_id }) => product_id ?? []));
  return [...ids].map((id) => [id, reviews.filter((one) => one.product_id === id)] as const);
};

const report = ({ box, url, at }: Call) => {
  const groupBy = readWord(url, 'group_by', ['company_id', 'product_id']);
  const timeframe = readWord(url, 'timeframe', Object.keys(timeframes));
  const names = readStatistics(url);
  const products = readProducts(url);
  const counted = listReviews(box.database).filter(
    (review) =>
      at - review.at <= (timeframes[timeframe] ?? 0) &&
      (products === undefined || products.includes(review.product_id ?? '')),
  );
  const groups = groupBy === 'company_id' ? [[COMPANY_ID, counted] as const] : byProduct(counted);
  const { rows, links } = readOffsetPage(url, groups);
  const results = rows.map(([id, reviews]) => ({
    groupings: { [groupBy]: id },
    statistics: Object.fromEntries(names.map((name) => [name, statistics[name]?.(reviews)])),
  }));
  const data = selectFields(url, {
    type: 'review-values-report',
    id: `${COMPANY_ID}-${groupBy}-${timeframe}`,
    attributes: { results },
    links: { self: `${url.origin}/client/review-values-reports/` },
  });
  return { status: 200, body: { data: [data], links } };
};

/** Counts and averages of reviews, for the whole shop or by product. */
export const reviewReports: Endpoint = {
  name: 'get_client_review_values_reports',
  method: 'GET',
  path: '/client/review-values-reports',
  scopes: [],
  rate: tiers.M,
  since: '2025-04-15',
  answer: report,
};
