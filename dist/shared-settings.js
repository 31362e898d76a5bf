const revisionNames = [
  "2022-10-17",
  "2023-01-24",
  "2023-02-22",
  "2023-06-15",
  "2023-07-15",
  "2023-08-15",
  "2023-09-15",
  "2023-10-15",
  "2023-12-15",
  "2024-02-15",
  "2024-05-15",
  "2024-06-15",
  "2024-07-15",
  "2024-10-15",
  "2025-01-15",
  "2025-04-15",
  "2025-07-15",
  "2025-10-15",
  "2026-01-15",
  "2026-04-15",
  "2026-07-15"
];
const LATEST = "2026-07-15";
const betas = new Set(
  ["2023-08-15", "2025-01-15", "2025-04-15", "2025-07-15", "2026-01-15", "2026-04-15", LATEST].map(
    (name) => `${name}.pre`
  )
);
const findRevision = (name) => revisionNames.find((known) => known === name || betas.has(name) && name === `${known}.pre`);
const isSince = (revision, first) => revision >= first;
const retiresAt = (name) => {
  const day = /* @__PURE__ */ new Date(`${name}T00:00:00Z`);
  day.setUTCFullYear(day.getUTCFullYear() + 2);
  return day.getTime();
};
const isLive = (name, now) => now < retiresAt(name);
const oldestLive = (now) => revisionNames.find((name) => isLive(name, now)) ?? LATEST;

const MAX_PROCESSING_MS = 6e5;
const usualSettings = {
  retired: "serve",
  usualRevision: void 0,
  processingMs: 50,
  rateLimits: 1,
  missingKey: 401
};

export { LATEST as L, MAX_PROCESSING_MS as M, isLive as a, findRevision as f, isSince as i, oldestLive as o, revisionNames as r, usualSettings as u };
