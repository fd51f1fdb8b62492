import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDeepLink, readDeepLink } from './deep-link.ts';

const id = '0199c0de-0000-7000-8000-000000000001';

describe('E-09 a link only selects', () => {
  it.each([
    [`countersign://item/${id}`, id],
    [`countersign://item/${id}/`, id],
    [`countersign://item/${id.toUpperCase()}`, id],
    [`countersign://item/${id}?decision=approve&by=me`, id],
    [`countersign://item/${id}#approve`, id],
    [`countersign://approve/${id}`, undefined],
    [`countersign://item/${id}/approve`, undefined],
    [`countersign://user:pass@item/${id}`, undefined],
    [`countersign://item/../${id}`, undefined],
    [`countersign://item/${'0'.repeat(36)}`, undefined],
    [` countersign://item/${id}`, undefined],
    [`https://item/${id}`, undefined],
    [`countersign://item/${id}?${'a'.repeat(600)}`, undefined],
    ['', undefined],
  ])('reads %s', (text, expected) => {
    expect(readDeepLink(text)).toBe(expected);
  });

  it('yields nothing but a well-formed id, whatever is sent (2,000 links)', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'countersign://',
        'item/',
        'approve',
        '?decision=approve',
        '#',
        '/',
        '..',
        '%2e',
        '\0',
        '\n',
        id,
        id.toUpperCase(),
      ),
    );
    const link = fc.oneof(
      fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join('')),
      fc.tuple(fc.uuid(), piece).map(([uuid, tail]) => `countersign://item/${uuid}${tail}`),
    );
    let read = 0;
    fc.assert(
      fc.property(link, (text) => {
        const found = readDeepLink(text);
        if (found === undefined) return;
        read += 1;
        expect(found).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
        expect(text.toLowerCase()).toContain(`countersign://item/${found}`);
      }),
      { numRuns: 2_000 },
    );
    expect(read).toBeGreaterThan(50);
  });

  it('finds the link among the arguments of a process', () => {
    expect(findDeepLink(['countersign', '--hub=http://x', `countersign://item/${id}`])).toBe(id);
    expect(findDeepLink(['countersign', '.'])).toBeUndefined();
  });
});
