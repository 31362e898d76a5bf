import { formatEventTime } from '../checks/event-time.js';
import type { Job } from '../store/profile-jobs.js';

const formatTime = (milliseconds: number) => formatEventTime(Math.floor(milliseconds / 1000));

const DAY_MS = 86_400_000;

const counts = ({ type, failed, skipped, created }: Job, isDone: boolean) =>
  type === 'profile-bulk-import-job'
    ? {
        failed_count: isDone ? failed : 0,
        // How long the real service keeps a job is not published (assumed).
        expires_at: formatTime(created + 7 * DAY_MS),
        started_at: isDone ? formatTime(created) : null,
      }
    : { skipped_count: isDone ? skipped : 0 };

/** A job as the API shows it: queued in the answer that makes it, complete ever after. */
export const jobDocument = (job: Job, origin: string, status: 'queued' | 'complete') => {
  const self = `${origin}/api/${job.type}s/${job.id}/`;
  const isDone = status === 'complete';
  const relate = (name: string, ids: readonly string[]) => ({
    data: ids.map((id) => ({ type: name.slice(0, -1), id })),
    links: { self: `${self}relationships/${name}/`, related: `${self}${name}/` },
  });
  const links = (name: string) => ({
    links: { self: `${self}relationships/${name}/`, related: `${self}${name}/` },
  });
  return {
    type: job.type,
    id: job.id,
    attributes: {
      status,
      created_at: formatTime(job.created),
      total_count: job.total,
      completed_count: isDone ? job.completed : 0,
      completed_at: isDone ? formatTime(job.created) : null,
      ...counts(job, isDone),
    },
    relationships: {
      lists: relate('lists', job.groups.lists),
      ...(job.type === 'profile-bulk-import-job'
        ? {
            profiles: links('profiles'),
            'import-errors': { links: { related: `${self}import-errors/` } },
          }
        : { segments: relate('segments', job.groups.segments) }),
    },
    links: { self },
  };
};
