import { clearTranslations } from '@angular/localize';
import { chooseLanguage, loadLanguage } from './language';

describe('the language', () => {
  it('is the first wish the pane can meet', () => {
    expect(chooseLanguage(['de-DE', 'pt-BR', 'en-US'])).toBe('pt-BR');
    expect(chooseLanguage([null, undefined, 'en-GB'])).toBe('en-US');
  });

  it('meets a wish for a language by the nearest country', () => {
    expect(chooseLanguage(['pt'])).toBe('pt-BR');
    expect(chooseLanguage(['PT-pt'])).toBe('pt-BR');
  });

  it('is English when nothing fits', () => {
    expect(chooseLanguage(['ja'])).toBe('en-US');
    expect(chooseLanguage([])).toBe('en-US');
  });
});

describe('loading a language', () => {
  const fetched = vi.fn<typeof fetch>();

  beforeEach(() => {
    fetched.mockReset();
    vi.stubGlobal('fetch', fetched);
  });

  afterEach(() => {
    vi.unstubAllGlobals();
    clearTranslations();
  });

  it('puts its words in place and says so to the browser', async () => {
    fetched.mockResolvedValue(Response.json({ translations: { 'role.none': 'Nenhum' } }));
    expect(await loadLanguage('pt-BR')).toBe('pt-BR');
    expect(document.documentElement.lang).toBe('pt-BR');
    expect($localize`:@@role.none:None`).toBe('Nenhum');
  });

  it('goes on in English when its words cannot be had', async () => {
    for (const answer of [
      Promise.resolve(new Response('<html>', { status: 404 })),
      Promise.resolve(new Response('<html>')),
      Promise.reject(new TypeError('Failed to fetch')),
    ]) {
      fetched.mockReturnValueOnce(answer);
      expect(await loadLanguage('pt-BR')).toBe('en-US');
      expect(document.documentElement.lang).toBe('en-US');
    }
    expect($localize`:@@role.none:None`).toBe('None');
  });
});
