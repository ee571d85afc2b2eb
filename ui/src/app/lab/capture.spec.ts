import { TestBed } from '@angular/core/testing';
import { Gateway } from '../data/gateway';
import { testPane } from '../testing/test-pane';
import { Capture, fileName } from './capture';

describe('a capture', () => {
  const saved: string[] = [];

  beforeEach(() => {
    saved.length = 0;
    // jsdom has neither.
    Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => undefined });
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      saved.push(this.download);
    });
  });

  afterEach(() => vi.restoreAllMocks());

  /** A gateway whose answer sends three bytes at once and the rest as the test says. */
  function setUp(rest: (body: ReadableStreamDefaultController<Uint8Array>) => void) {
    const open = async (_: string, { signal }: RequestInit) => {
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          controller.enqueue(new Uint8Array(3));
          signal!.addEventListener('abort', () => controller.error(signal!.reason));
          rest(controller);
        },
      });
      return new Response(body, {
        headers: { 'Content-Disposition': 'attachment; filename="NLB1.pcapng"' },
      });
    };
    testPane([{ provide: Gateway, useValue: { open } }]);
    return TestBed.inject(Capture);
  }

  it('is saved whole', async () => {
    const capture = setUp((body) => body.close());
    expect(await capture.record('nlb1.nic', 1)).toEqual({ name: 'NLB1.pcapng', bytes: 3, end: 'complete' });
    expect(saved).toEqual(['NLB1.pcapng']);
  });

  it('that is cancelled is saved as far as it came', async () => {
    const capture = setUp(() => undefined);
    const recording = capture.record('nlb1.nic', 60);
    await vi.waitFor(() => expect(capture.bytes()).toBe(3));
    capture.cancel();
    expect(await recording).toEqual({ name: 'NLB1.pcapng', bytes: 3, end: 'cancelled' });
    expect(saved).toEqual(['NLB1.pcapng']);
  });

  it('that breaks off is saved as far as it came, and says that the server went silent', async () => {
    let broken: () => void = () => undefined;
    const capture = setUp((body) => (broken = () => body.error(new TypeError('network error'))));
    const recording = capture.record('nlb1.nic', 60);
    await vi.waitFor(() => expect(capture.bytes()).toBe(3));
    broken();
    await expect(recording).rejects.toThrow('The server did not answer.');
    expect(saved).toEqual(['NLB1.pcapng']);
  });
});

describe('the name of a capture', () => {
  it('is the one the server gives', () => {
    expect(fileName('attachment; filename="NLB1-Network Adapter.pcapng"')).toBe(
      'NLB1-Network Adapter.pcapng',
    );
    expect(fileName('attachment; filename=a.pcapng')).toBe('a.pcapng');
  });

  it('is the extended one where there are both', () => {
    expect(fileName("attachment; filename=_.pcapng; filename*=UTF-8''M%C3%A1quina.pcapng")).toBe(
      'Máquina.pcapng',
    );
  });

  it('is the plain one where the extended one is spoilt', () => {
    expect(fileName("attachment; filename=a.pcapng; filename*=UTF-8''%E1%Q.pcapng")).toBe('a.pcapng');
  });

  it('is never a path', () => {
    expect(fileName('attachment; filename="../x/y.pcapng"')).toBe('.._x_y.pcapng');
  });

  it('is left open where the server gives none', () => {
    expect(fileName(null)).toBeUndefined();
    expect(fileName('attachment')).toBeUndefined();
  });
});
