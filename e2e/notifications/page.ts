/** The edge of the operating system: what a browser window gives to the program, as far as notifications use it. */
export type ShownNotification = { readonly title: string; readonly options: NotificationOptions; readonly at: number };

export const createPage = () => {
  const live = new Map<string, ShownNotification>();
  const shown: ShownNotification[] = [];
  class TestNotification extends EventTarget {
    static permission = 'granted';
    readonly tag: string;
    constructor(heading: string, options: NotificationOptions) {
      super();
      this.tag = options.tag ?? '';
      const entry = { title: heading, options, at: performance.now() };
      shown.push(entry);
      live.set(this.tag, entry);
    }
    close(): void {
      live.delete(this.tag);
      this.dispatchEvent(new Event('close'));
    }
  }
  const events = new EventTarget();
  const storage = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined };
  const document = Object.assign(new EventTarget(), {
    title: 'Countersign',
    hasFocus: () => false,
    visibilityState: 'hidden',
  });
  const page = {
    document,
    Notification: TestNotification,
    localStorage: storage,
    sessionStorage: storage,
    location: { hash: '' },
    history: { replaceState: () => undefined },
    addEventListener: events.addEventListener.bind(events),
    removeEventListener: events.removeEventListener.bind(events),
    focus: () => undefined,
  };
  // Only what the browser's platform touches is there; a test that needs more fails loudly.
  return { window: page as unknown as Window & typeof globalThis, live, shown, title: () => document.title };
};
