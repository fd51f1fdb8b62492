import type { Page, WebSocketRoute } from '@playwright/test';

/** Holds back news of the queue on its way to the page, as a slow network does, while answers pass. */
export const slowNews = async (page: Page) => {
  let isHolding = false;
  let socket: WebSocketRoute | undefined;
  const held: (string | Buffer)[] = [];
  await page.routeWebSocket(/socket\.io/, (route) => {
    socket = route;
    const server = route.connectToServer();
    route.onMessage((message) => server.send(message));
    server.onMessage((message) => {
      if (isHolding && String(message).includes('"queue:changed"')) held.push(message);
      else route.send(message);
    });
  });
  return {
    hold: () => {
      isHolding = true;
    },
    release: () => {
      isHolding = false;
      for (const message of held.splice(0)) socket?.send(message);
    },
  };
};
