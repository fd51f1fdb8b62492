import type { SoundClass } from '@countersign/shared/domain/notification/preferences';

/** One tone: pitch in hertz, start and length in seconds. */
type Tone = readonly [pitch: number, start: number, length: number];

/** Short, and each unlike the others with the eyes shut. The critical one rises three times and stands for nothing else. */
const EARCONS: Readonly<Record<SoundClass, readonly Tone[]>> = {
  routine: [[587, 0, 0.09]],
  high: [
    [659, 0, 0.1],
    [659, 0.14, 0.1],
  ],
  critical: [
    [523, 0, 0.12],
    [698, 0.14, 0.12],
    [932, 0.28, 0.26],
  ],
  deadline: [
    [494, 0, 0.14],
    [370, 0.17, 0.24],
  ],
};
const LOUDNESS = 0.16;

export type EarconPlayer = {
  /** @returns false when no sound can be made here or now; the system's own is then better than none. */
  readonly play: (sound: SoundClass) => boolean;
};

/** Tones made on the spot: no file to fetch, nothing to decode. */
export const createEarconPlayer = (page: Pick<typeof globalThis, 'AudioContext'>): EarconPlayer => {
  let context: AudioContext | null = null;
  return {
    play: (sound) => {
      if (typeof page.AudioContext !== 'function') return false;
      context ??= new page.AudioContext();
      // A page that nobody has touched yet may not make a sound.
      if (context.state === 'suspended') void context.resume();
      const at = context.currentTime + 0.02;
      for (const [pitch, start, length] of EARCONS[sound]) {
        const tone = context.createOscillator();
        const gain = context.createGain();
        tone.type = 'triangle';
        tone.frequency.value = pitch;
        gain.gain.setValueAtTime(0, at + start);
        gain.gain.linearRampToValueAtTime(LOUDNESS, at + start + 0.01);
        gain.gain.exponentialRampToValueAtTime(0.001, at + start + length);
        tone.connect(gain).connect(context.destination);
        tone.start(at + start);
        tone.stop(at + start + length + 0.02);
      }
      return context.state === 'running';
    },
  };
};
