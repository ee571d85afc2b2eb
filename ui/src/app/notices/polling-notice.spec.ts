import { TestBed } from '@angular/core/testing';
import { LiveHub } from '../data/live-hub';
import { Rendered } from '../testing/rendered';
import { testPane } from '../testing/test-pane';
import { PollingNotice } from './polling-notice';

describe('the notice of a connection that does not live', () => {
  it('is there only while requests stand in for it', async () => {
    testPane();
    const r = await Rendered.of(PollingNotice);
    expect(r.text).toBe('');
    TestBed.inject(LiveHub).state.set('polling');
    await r.settle();
    expect(r.text).toContain('No live connection');
    TestBed.inject(LiveHub).state.set('live');
    await r.settle();
    expect(r.text).toBe('');
  });
});
