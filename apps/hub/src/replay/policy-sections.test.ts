import { expect, it } from 'vitest';
import { policySections } from './policy-sections.ts';

it('policySections takes what stands under the named headings, of any level and case', () => {
  const text = '# All\nintro\r\n## Refund\n\n- one\n- two\n### Cancel flight ##\nthree\n## Empty\n## Other\nx';
  expect(policySections(text, ['refund', 'Cancel flight', 'Empty', 'Unknown'])).toEqual([
    { title: 'Refund', text: '- one\n- two' },
    { title: 'Cancel flight', text: 'three' },
  ]);
  expect(policySections('no headings', ['a'])).toEqual([]);
});
