/** The demo cannot go on, for a reason that the person at the keyboard can act on: one line, no stack. */
export class DemoFailure extends Error {}
