import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Listens on loopback and gives the port; 0 picks a free one. A taken port is one clear error. */
export const listen = (server: Server, port: number, variable: string): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(
              `Port ${port} is taken; set ${variable} to another one, or to 0 for any free one`,
            )
          : error,
      ),
    );
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
