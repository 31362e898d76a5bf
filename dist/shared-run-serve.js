import { startNodeHost } from './node.js';

const count = (number, what) => `${number} ${what}${number === 1 ? "" : "s"}`;
const runServe = async (options, io) => {
  const host = await startNodeHost(options);
  process.stdout.removeAllListeners("error").on("error", () => {
  });
  const { messages } = host.spool.waiting();
  io.out(`Route  ${host.url}${options.basePath}`);
  io.out(
    `Spool  ${typeof options.spool === "string" ? options.spool : options.spool.path}, ${count(messages, "message")} waiting`
  );
  io.out("Ctrl-C ends it.");
  for (const signal of ["SIGINT", "SIGTERM"])
    process.once(signal, () => void host.close());
};

export { runServe };
