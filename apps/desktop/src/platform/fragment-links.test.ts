// @vitest-environment happy-dom
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { idOf } from '../renderer/test/queue-item.ts';
import { createFragmentLinks, itemOfFragment } from './fragment-links.ts';

const goTo = (hash: string): void => {
  window.history.replaceState(null, '', `/desk?x=1${hash}`);
  window.dispatchEvent(new Event('hashchange'));
};
beforeEach(() => goTo(''));

describe('E-21 #item=<id> in a browser', () => {
  it.each([
    [`#item=${idOf(1)}`, idOf(1)],
    [`#item=${idOf(1).toUpperCase()}`, idOf(1)],
    [`#item=${idOf(1)}&decision=approve`, idOf(1)],
    [`#decision=approve`, undefined],
    [`#item=`, undefined],
    [`#item=1`, undefined],
    [`#item=${idOf(1)}x`, undefined],
    [`#item=<img src=x>`, undefined],
    [`#${'a'.repeat(600)}&item=${idOf(1)}`, undefined],
    ['', undefined],
  ])('reads %s', (hash, expected) => {
    expect(itemOfFragment(hash)).toBe(expected);
  });

  it('yields nothing but a well-formed id, whatever stands there', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(itemOfFragment(`#item=${text}`)).toBeUndefined();
      }),
    );
  });

  it('hands over what was there before anybody listened, once, and takes it out of the address', () => {
    goTo(`#item=${idOf(1)}`);
    const links = createFragmentLinks(window);
    const heard: string[] = [];
    const stops = [links.onOpened((id) => heard.push(id)), links.onOpened((id) => heard.push(`second ${id}`))];
    for (const stop of stops) stop();
    expect(heard).toEqual([idOf(1)]);
    expect(window.location.href).toMatch(/\/desk\?x=1$/);
  });

  it('hears every change of the fragment until it is told to stop', () => {
    const links = createFragmentLinks(window);
    const heard: string[] = [];
    const stop = links.onOpened((id) => heard.push(id));
    for (const n of [1, 1, 2]) goTo(`#item=${idOf(n)}`);
    goTo('#item=nonsense');
    expect(window.location.hash).toBe('#item=nonsense');
    stop();
    goTo(`#item=${idOf(3)}`);
    expect(heard).toEqual([idOf(1), idOf(1), idOf(2)]);
  });
});
