const NOTE_LENGTH = 4_096;

/** A note that fits the wire, without half a character at its end. */
export const shortNote = (note: string): string => note.slice(0, NOTE_LENGTH).toWellFormed();
