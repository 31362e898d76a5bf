// The peer: what HTTP, JSON and the queue cost a Worker, without a check of anything.
export default {
  async fetch(request, env) {
    const batch = JSON.parse(await request.text());
    await env.EVENTS.send(batch);
    const results = batch.events.map(({ id }) => ({ id, status: 'accepted' }));
    return Response.json({ batch: batch.batch, results }, { status: 202 });
  },
};
