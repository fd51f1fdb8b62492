/** Limits of the wire. A hub may be configured below them, never above. Sizes in bytes of UTF-8 JSON. */
export const LIMITS = {
  packetBytes: 1_048_576,
  bundleBytes: 524_288,
  actionBytes: 65_536,
  reviewerPacketBytes: 131_072,
  reasonBytes: 4_096,
  /** Characters of one kept draft. */
  draftBytes: 65_536,
  draftsPerPerson: 500,
  /** Characters of one policy's text. */
  policyBytes: 98_304,
  /** What is shown of others' drafts on one item; with the bundle and one's own it fits the outbound buffer. */
  othersDraftBytes: 262_144,
  stringBytes: 262_144,
  depth: 32,
  keys: 2_000,
  arrayItems: 10_000,
  /** Values of any kind in one packet. */
  values: 50_000,
  inFlightPerSocket: 32,
  socketsPerToken: 5,
  socketsPerAddress: 100,
  unauthenticatedSockets: 200,
  outboundBufferBytes: 1_048_576,
  openPerAgent: 50,
  openTotal: 100_000,
  queuePage: 200,
  headerBytes: 16_384,
  headerCount: 64,
} as const;
export type Limits = { readonly [K in keyof typeof LIMITS]: number };
