import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EscalationId } from '@countersign/shared/model/ids';
import { fake, Notification, resetFake } from '../../test/electron-fake.ts';
import type { EventPayload } from '../ipc/contract.ts';
import { createElectronNotifier } from './electron-notifier.ts';

vi.mock('electron', () => import('../../test/electron-fake.ts'));

const idOf = (n: number) => EscalationId.parse(`0199c0de-0000-7000-8000-${String(n).padStart(12, '0')}`);
const request = {
  tag: idOf(1),
  title: 'Critical approval',
  body: 'Manager <b>',
  urgency: 'critical',
  actions: ['open', 'claim'],
} as const;
let activations: EventPayload<'activation'>[];
const create = (platform: NodeJS.Platform = 'linux', isPackaged = false) =>
  createElectronNotifier({ platform, isPackaged, activated: (activation) => activations.push(activation) });

beforeEach(() => {
  resetFake('/unused');
  activations = [];
});
afterEach(() => vi.useRealTimers());

describe('E-11 Electron notifications', () => {
  it('shown', async () => {
    expect(await create().show(request)).toEqual({ outcome: 'shown' });
    expect(fake.notifications[0]?.options).toEqual({
      id: request.tag,
      title: 'Critical approval',
      body: 'Manager &lt;b&gt;',
      silent: false,
      urgency: 'critical',
      timeoutType: 'never',
    });
  });

  it('offers actions where the system has them', async () => {
    await create('darwin').show(request);
    expect(fake.notifications[0]?.options).toMatchObject({
      body: 'Manager <b>',
      actions: [
        { type: 'button', text: 'Open' },
        { type: 'button', text: 'Claim' },
      ],
    });
    fake.notifications[0]?.emit('action', { actionIndex: 1 });
    fake.notifications[0]?.emit('action', { actionIndex: 7 });
    fake.notifications[0]?.emit('click');
    expect(activations.map(({ action }) => action)).toEqual(['claim', 'open', 'open']);
  });

  it('N-20 uses the words, the group and the silence that it was given', async () => {
    const more = { labels: ['Öffnen', 'Nehmen'], group: 'q:manager', silent: true };
    await create('win32').show({ ...request, ...more });
    expect(fake.notifications[0]?.options).toMatchObject({
      silent: true,
      groupId: 'q:manager',
      actions: [{ text: 'Öffnen' }, { text: 'Nehmen' }],
    });
    await create('linux').show({ ...request, ...more });
    expect(fake.notifications[1]?.options).not.toHaveProperty('actions');
    expect(fake.notifications[1]?.options).not.toHaveProperty('groupId');
  });

  it('unsupported', async () => {
    Notification.isSupported.mockReturnValueOnce(false);
    expect(await create().show(request)).toMatchObject({ outcome: 'unsupported' });
  });

  it('failed in an unsigned build, denied in a signed one', async () => {
    fake.onNotification = (notification) =>
      void notification.emit('failed', {}, 'Notifications are not allowed for this application');
    expect(await create('darwin', false).show(request)).toMatchObject({ outcome: 'failed' });
    expect(await create('darwin', true).show(request)).toMatchObject({ outcome: 'denied' });
    fake.onNotification = (notification) => void notification.emit('failed', {}, 'HRESULT 0x803E0105');
    expect(await create('win32', true).show(request)).toEqual({ outcome: 'failed', reason: 'HRESULT 0x803E0105' });
  });

  it('failed when the call throws or nothing answers within 5 s', async () => {
    fake.onNotification = () => {
      throw new Error('no bus');
    };
    expect(await create().show(request)).toEqual({ outcome: 'failed', reason: 'no bus' });
    vi.useFakeTimers();
    fake.onNotification = () => undefined;
    const outcome = create().show(request);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await outcome).toMatchObject({ outcome: 'failed', reason: expect.stringContaining('5 s') });
  });

  it('replaces by tag and dismisses by tag, once', async () => {
    const notifier = create();
    await notifier.show(request);
    await notifier.show({ ...request, title: 'Critical approval · 2 min left' });
    const [first, second] = fake.notifications;
    expect(first?.close).toHaveBeenCalledOnce();
    expect(second?.close).not.toHaveBeenCalled();
    notifier.dismiss(request.tag);
    notifier.dismiss(request.tag);
    notifier.dismiss(idOf(99));
    expect(second?.close).toHaveBeenCalledOnce();
  });

  it('is not confused when the system reports the close of the replaced one late', async () => {
    const notifier = create();
    await notifier.show(request);
    const [first] = fake.notifications;
    first?.close.mockImplementation(() => undefined);
    await notifier.show(request);
    first?.emit('close', { reason: 'applicationHidden' });
    notifier.dismiss(request.tag);
    expect(fake.notifications[1]?.close).toHaveBeenCalledOnce();
  });

  it('keeps a bounded number alive, and lets go of what the system closed', async () => {
    const notifier = create();
    for (let n = 1; n <= 40; n++) await notifier.show({ ...request, tag: idOf(n) });
    expect(fake.notifications.filter((one) => one.close.mock.calls.length > 0)).toHaveLength(8);
    fake.notifications[39]?.emit('close', { reason: 'userCanceled' });
    notifier.dismiss(idOf(40));
    expect(fake.notifications[39]?.close).not.toHaveBeenCalled();
  });
});
