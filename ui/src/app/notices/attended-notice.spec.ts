import { TestBed } from '@angular/core/testing';
import { testPane } from '../testing/test-pane';
import { AttendedNotice } from './attended-notice';

describe('the notice of whose account is used', () => {
  const text = async (enforcer: string | null): Promise<string> => {
    testPane();
    const fixture = TestBed.createComponent(AttendedNotice);
    fixture.componentRef.setInput('attendance', { person: 'CONTOSO\\ann', enforcer });
    await fixture.whenStable();
    return (fixture.nativeElement as HTMLElement).textContent ?? '';
  };

  it('says that it acts with the account and pauses when its owner leaves', async () => {
    const said = await text('CONTOSO\\ann');
    expect(said).toContain('acts with your account, CONTOSO\\ann');
    expect(said).toContain('Enforcement pauses when you leave');
  });

  it('says with whose account it is enforced where that is another', async () => {
    const said = await text('CONTOSO\\bob');
    expect(said).toContain('reads with your account, CONTOSO\\ann');
    expect(said).toContain('enforced with the account of CONTOSO\\bob');
  });

  it('says that enforcement is paused while nobody is here who may', async () => {
    expect(await text(null)).toContain('Enforcement is paused');
  });
});
