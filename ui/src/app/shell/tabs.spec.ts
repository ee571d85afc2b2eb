import { Rendered } from '../testing/rendered';
import { testPane } from '../testing/test-pane';
import { Tabs } from './tabs';

describe('tabs', () => {
  async function tabs() {
    testPane();
    const r = await Rendered.of(Tabs, {
      group: 'g',
      label: 'Things',
      chosen: 'a',
      tabs: [
        { key: 'a', label: 'First' },
        { key: 'b', label: 'Second', count: 3 },
        { key: 'c', label: 'Third' },
      ],
    });
    document.body.append(r.element);
    r.component.choose.subscribe((key) => void r.set('chosen', key));
    return r;
  }

  afterEach(() => document.body.replaceChildren());

  it('have one tab stop, and name the panel of the chosen one only', async () => {
    const r = await tabs();
    expect(r.texts('[role=tab]')).toEqual(['First', 'Second 3', 'Third']);
    expect(r.texts('[tabindex="0"]')).toEqual(['First']);
    expect(r.texts('[aria-controls=g-panel]')).toEqual(['First']);
  });

  it('go round with the arrows and choose as they go', async () => {
    const r = await tabs();
    r.all('[role=tab]')[0]!.focus();
    for (const [key, text] of [
      ['ArrowRight', 'Second 3'],
      ['End', 'Third'],
      ['ArrowRight', 'First'],
      ['ArrowLeft', 'Third'],
      ['Home', 'First'],
    ] as const) {
      await r.press(key);
      expect(r.texts('[aria-selected=true]')).toEqual([text]);
      expect(document.activeElement?.getAttribute('aria-selected')).toBe('true');
    }
  });
});
