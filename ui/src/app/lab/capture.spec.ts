import { fileName } from './capture';

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

  it('is never a path', () => {
    expect(fileName('attachment; filename="../x/y.pcapng"')).toBe('.._x_y.pcapng');
  });

  it('is left open where the server gives none', () => {
    expect(fileName(null)).toBeUndefined();
    expect(fileName('attachment')).toBeUndefined();
  });
});
