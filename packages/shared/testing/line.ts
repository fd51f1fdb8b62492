/** One direction of a connection: packets that were sent and have not arrived. A test decides what becomes of each. */
export type Line = {
  readonly size: () => number;
  /** Lets the oldest packets arrive; returns how many did. */
  readonly deliver: (count?: number) => number;
  readonly drop: (index?: number) => void;
  /** The packet arrives twice, the copy right behind it. */
  readonly duplicate: (index?: number) => void;
  readonly swap: (index: number, other: number) => void;
};

export type Packets<T> = Line & { readonly push: (packet: T) => void; readonly keep: (wanted: (packet: T) => boolean) => void };

export const createLine = <T>(arrive: (packet: T) => void): Packets<T> => {
  const packets: T[] = [];
  return {
    size: () => packets.length,
    push: (packet) => void packets.push(packet),
    keep: (wanted) => void packets.splice(0, packets.length, ...packets.filter(wanted)),
    deliver: (count = 1) => {
      let delivered = 0;
      while (delivered < count) {
        const packet = packets.shift();
        if (packet === undefined) break;
        delivered += 1;
        arrive(packet);
      }
      return delivered;
    },
    drop: (index = 0) => void packets.splice(index, 1),
    duplicate: (index = 0) => {
      const packet = packets[index];
      if (packet !== undefined) packets.splice(index + 1, 0, packet);
    },
    swap: (index, other) => {
      const [one, two] = [packets[index], packets[other]];
      if (one === undefined || two === undefined) return;
      packets[index] = two;
      packets[other] = one;
    },
  };
};
