import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/**
 * A line that takes half of `roundTripMs` each way, in front of a server that may not be there yet. Order is kept,
 * nothing is lost: only time passes.
 */
export const openSlowLine = async (roundTripMs: number) => {
  let target = 0;
  const sockets = new Set<Socket>();
  const pump = (from: Socket, to: Socket): void => {
    from.on('data', (chunk) => setTimeout(() => to.writable && to.write(chunk), roundTripMs / 2));
    from.on('end', () => setTimeout(() => to.end(), roundTripMs / 2));
    from.on('error', () => to.destroy());
  };
  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1');
    for (const socket of [near, far]) {
      socket.setNoDelay(true);
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
    }
    pump(near, far);
    pump(far, near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    leadTo: (port_: number): void => {
      target = port_;
    },
    close: async (): Promise<void> => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
