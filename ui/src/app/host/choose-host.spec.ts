import { FakeShellHost } from '../testing/fake-shell-host';
import { PATIENCE, chooseHost, type Bridge } from './choose-host';
import { showNoShell } from './no-shell';

describe('the choice of the host', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  const never = () => new Promise<never>(() => undefined);
  const bridge = (createWacHost: Bridge['createWacHost']) => () => Promise.resolve({ createWacHost });

  it('is the stand-alone one in a window of its own, and loads no bridge', async () => {
    const load = vi.fn<(url: string) => Promise<Bridge>>();
    expect((await chooseHost(false, load))?.kind).toBe('standalone');
    expect(load).not.toHaveBeenCalled();
  });

  it('is the shell’s in a frame, from beside the page', async () => {
    const shell = new FakeShellHost();
    const load = vi.fn(bridge(() => Promise.resolve(shell)));
    expect(await chooseHost(true, load)).toBe(shell);
    expect(load).toHaveBeenCalledExactlyOnceWith(new URL('wac/wac-bridge.js', document.baseURI).href);
  });

  it('is none where the bridge is missing or fails', async () => {
    expect(await chooseHost(true, () => Promise.reject(new TypeError('404')))).toBeUndefined();
    expect(
      await chooseHost(
        true,
        bridge(() => Promise.reject(new Error('no strings'))),
      ),
    ).toBeUndefined();
  });

  it('is none when nobody has called in time', async () => {
    const settled = vi.fn();
    void chooseHost(true, bridge(never)).then(settled);
    await vi.advanceTimersByTimeAsync(PATIENCE - 1);
    expect(settled).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(settled).toHaveBeenCalledExactlyOnceWith(undefined);
  });
});

describe('what stands in place of the pane without a shell', () => {
  it('says so, and what to do', () => {
    document.body.innerHTML = '<wm-root></wm-root>';
    showNoShell();
    expect(document.querySelector('wm-root')).toBeNull();
    expect(document.querySelector('[role=alert]')?.textContent).toContain(
      'Open the tool again from Windows Admin Center',
    );
    document.body.replaceChildren();
  });
});
