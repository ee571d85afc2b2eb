import { beforeEach, describe, expect, it, vi } from 'vitest';
import { refuseOtherOrigins } from './origin-guard';

describe('the guard at the door', () => {
  const heard = vi.fn<(event: Event) => void>();
  let target: Window;

  beforeEach(() => {
    heard.mockReset();
    target = new EventTarget() as Window;
    refuseOtherOrigins(target, ['https://gateway']);
    target.addEventListener('message', heard);
    target.addEventListener('message', heard, true);
  });

  const message = (origin: string) => new MessageEvent('message', { origin, data: { command: 'Ping' } });

  it('lets through what comes from its own origin', () => {
    target.dispatchEvent(message('https://gateway'));
    expect(heard).toHaveBeenCalledTimes(2);
  });

  it.each(['https://elsewhere', 'https://gateway.elsewhere', 'http://gateway', 'null', ''])(
    'lets nobody behind it hear what comes from “%s”',
    (origin) => {
      target.dispatchEvent(message(origin));
      expect(heard).not.toHaveBeenCalled();
    },
  );
});
