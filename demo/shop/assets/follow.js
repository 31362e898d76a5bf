/** This page's events, oldest first, as keepsend tells of them. */
const followed = new Map();

const change = (id, fields) => {
  const event = followed.get(id);
  if (event) followed.set(id, { ...event, ...fields });
};

/** Listens from the page's first event on: `inspect()` remembers only from when it is first asked. */
export const startFollowing = () => {
  const { keepsend } = window;
  keepsend.on('tracked', (event) => followed.set(event.id, { ...event, state: 'held' }));
  keepsend.on('kept', ({ id }) => change(id, { state: 'kept' }));
  keepsend.on('accepted', ({ id }) => change(id, { state: 'accepted' }));
  keepsend.on('rejected', ({ id, metric, detail }) => {
    if (!id) return;
    const time = new Date().toISOString();
    followed.set(id, { id, metric, time, ...followed.get(id), state: 'rejected', detail });
  });
};

export const followedEvents = () => [...followed.values()];
