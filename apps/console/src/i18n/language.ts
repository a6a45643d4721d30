export type Language = 'ja' | 'en';

const KEY = 'madoguchi.language';
let current: Language = read();

function read(): Language {
  if (typeof localStorage === 'undefined') return 'ja';
  return localStorage.getItem(KEY) === 'en' ? 'en' : 'ja';
}

/** The language of the user interface, also sent as Accept-Language. */
export function currentLanguage(): Language {
  return current;
}

export function rememberLanguage(language: Language): void {
  current = language;
  localStorage.setItem(KEY, language);
}
