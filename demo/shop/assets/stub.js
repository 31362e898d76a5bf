window.keepsend ||= ((queue) => {
  const stub = { q: queue };
  for (const method of ['track', 'identify', 'reset', 'consent', 'flush', 'inspect', 'on'])
    stub[method] = (...args) =>
      new Promise((resolve) => {
        queue.push([method, args, Date.now(), resolve]);
        setTimeout(resolve, 300);
      });
  return stub;
})([]);
