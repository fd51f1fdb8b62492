export type Mailbox<T> = {
  /** Delivers now, or when somebody is there. */
  post(letter: T): void;
  opened(): void;
  closed(): void;
};

/** Keeps what is sent while nobody can receive it; more than `limit` letters mean that nobody is coming, and the oldest go. */
export const createMailbox = <T>(limit: number, deliver: (letter: T) => void): Mailbox<T> => {
  let isOpen = false;
  let waiting: T[] = [];
  return {
    post: (letter) => {
      if (isOpen) deliver(letter);
      else waiting = [...waiting, letter].slice(-limit);
    },
    opened: () => {
      isOpen = true;
      for (const letter of waiting.splice(0)) deliver(letter);
    },
    closed: () => {
      isOpen = false;
    },
  };
};
