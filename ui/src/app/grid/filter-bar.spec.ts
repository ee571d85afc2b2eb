import { TestBed } from '@angular/core/testing';
import { Rendered } from '../testing/rendered';
import { adapter } from '../testing/samples';
import { signIn, testPane } from '../testing/test-pane';
import { FilterBar } from './filter-bar';
import { GridView } from './grid-view';

describe('the filter bar', () => {
  async function bar() {
    testPane();
    signIn([adapter('NLB1'), adapter('NLB2', { node: 'HV02' }), adapter('SQL01', { node: 'HV02' })]);
    return Rendered.of(FilterBar);
  }

  it('counts what is there and what is left', async () => {
    const r = await bar();
    expect(r.texts('.count')).toEqual(['3 adapters']);
    const search = r.all<HTMLInputElement>('input[type=search]')[0]!;
    search.value = 'nlb';
    search.dispatchEvent(new Event('input'));
    await r.settle();
    expect(r.texts('.count')).toEqual(['2 of 3 adapters']);
  });

  it('filters by the values a chip offers, and says what is chosen', async () => {
    const r = await bar();
    await r.click('Node');
    expect(r.texts('fieldset label')).toEqual(['HV01', 'HV02']);
    r.all<HTMLInputElement>('input[type=checkbox]')[1]!.click();
    await r.settle();
    expect(
      TestBed.inject(GridView)
        .rows()
        .map((row) => row.vm!.name),
    ).toEqual(['NLB2', 'SQL01']);
    expect(r.button('Node: HV02')).toBeDefined();
  });

  it('closes a chip’s list with Escape', async () => {
    const r = await bar();
    await r.click('Role');
    expect(r.all('fieldset')).toHaveLength(1);
    await r.press('Escape', r.all('fieldset')[0]!);
    expect(r.all('fieldset')).toHaveLength(0);
  });

  it('clears everything at once', async () => {
    const r = await bar();
    TestBed.inject(GridView).toggle('node', 'HV01');
    TestBed.inject(GridView).search.set('x');
    await r.settle();
    await r.click('Clear');
    expect(r.texts('.count')).toEqual(['3 adapters']);
  });
});
