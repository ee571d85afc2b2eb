import { chooseLanguage } from './language';

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
