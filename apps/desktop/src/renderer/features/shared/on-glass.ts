/**
 * Calls back when what was just rendered is on the glass, with that moment on the scale of `performance.now()`.
 * The returned function calls it off.
 */
export const onGlass = (run: (at: number) => void): (() => void) => {
  const channel = new MessageChannel();
  // The message is handled after the frame that requestAnimationFrame was called for.
  channel.port1.onmessage = () => run(performance.now());
  const frame = requestAnimationFrame(() => channel.port2.postMessage(null));
  return () => {
    cancelAnimationFrame(frame);
    channel.port1.close();
  };
};
