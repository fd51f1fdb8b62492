import { Decoder, Encoder, PacketType } from 'socket.io-parser';
import { LIMITS, type Limits } from '@countersign/shared/protocol/limits';
import { type WireError, wireError } from '@countersign/shared/protocol/wire-error';
import { checkPacketText } from './door-check.ts';

/** Stands in for the payload of a refused packet. A client cannot forge it: JSON makes no instances. */
export class RefusedPayload {
  readonly error: WireError;
  constructor(error: WireError) {
    this.error = error;
  }
}

/** `2/agent,12["name",…` → type, namespace, ack id, and where the payload starts. */
const HEADER = /^([0-6])(?:(\d+)-)?(?:(\/[^,]*),)?(\d+)?/;
/** The event's name, when the payload starts with one of ours. */
const NAME = /^\[\s*"([a-z][a-z:-]{0,63})"/;

const refusalOf = (text: string, start: number, namespace: string, limits: Limits): WireError | null => {
  const most = namespace === '/reviewer' ? limits.reviewerPacketBytes : limits.packetBytes;
  if (text.length > most / 3 && Buffer.byteLength(text) > most)
    return wireError('LIMIT', 'this packet is too large', { field: 'input', limit: most });
  return checkPacketText(text.slice(start), limits);
};

/**
 * Socket.IO's own decoder behind a door: a bad packet becomes a refusal that is acknowledged with a code
 * and the connection lives on, instead of a parse error that ends it.
 */
class DoorDecoder extends Decoder {
  readonly #limits: Limits;
  #attachments = 0;

  constructor(limits: Limits) {
    super();
    this.#limits = limits;
  }

  override add(chunk: unknown): void {
    if (typeof chunk !== 'string') {
      // The attachments of a packet that was refused already.
      if (this.#attachments > 0) this.#attachments--;
      return;
    }
    const header = HEADER.exec(chunk);
    const type = Number(header?.[1]);
    if (header === null || type === PacketType.CONNECT || type === PacketType.DISCONNECT) {
      super.add(chunk);
      return;
    }
    const namespace = header[3] ?? '/';
    const start = header[0].length;
    const isBinary = type === PacketType.BINARY_EVENT || type === PacketType.BINARY_ACK;
    if (isBinary) this.#attachments = Math.min(Number(header[2] ?? 0), 10);
    const refusal = isBinary
      ? wireError('LIMIT', 'binary attachments are not accepted', { field: 'attachments', limit: 0 })
      : refusalOf(chunk, start, namespace, this.#limits);
    if (refusal === null && this.#decodes(chunk)) return;
    const name = NAME.exec(chunk.slice(start, start + 80))?.[1] ?? 'unknown';
    if (type === PacketType.ACK) return;
    this.emitReserved('decoded', {
      type: PacketType.EVENT,
      nsp: namespace,
      data: [name, new RefusedPayload(refusal ?? wireError('BAD_SCHEMA', 'this is not a command', { field: 'command' }))],
      ...(header[4] === undefined ? {} : { id: Number(header[4]) }),
    });
  }

  /** Socket.IO throws at reserved names and at payloads that are no list; that too is only a bad packet. */
  #decodes(chunk: string): boolean {
    try {
      super.add(chunk);
      return true;
    } catch {
      return false;
    }
  }
}

/** For Socket.IO's `parser` option. */
export const doorParser = (limits: Limits = LIMITS) => ({
  Encoder,
  // Socket.IO calls `new parser.Decoder(options)`.
  Decoder: class extends DoorDecoder {
    constructor() {
      super(limits);
    }
  },
});
