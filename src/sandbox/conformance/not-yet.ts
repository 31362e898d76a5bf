/** Places where answers still leave the contract; the list has to become empty. */
export const notYet: readonly RegExp[] = [
  /^2024-06-15 get_\w+ 200: \/(data|included\/\*)?(\/relationships)? must NOT have additional/,
  /^2026-\d\d-15 get_\w+ 200: \/(data|included\/\*)(\/relationships)? must NOT have additional .*: (relationships|conversations)$/,
];

/** Operations of the Events API that are still missing; likewise. */
export const missingYet: readonly string[] = [
  'GET /api/events/{id}/metrics/',
  'GET /api/events/{id}/profiles/',
];
