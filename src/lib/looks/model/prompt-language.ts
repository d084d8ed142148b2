/** A locale as a language name that can stand in a prompt. */

const FALLBACK = 'English';

let namesInEnglish: Intl.DisplayNames | undefined;
/** Costly to make, so it is made once. */
const names = (): Intl.DisplayNames =>
  (namesInEnglish ??= new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }));

/** `pt-BR` -> `Brazilian Portuguese`; what is no language is answered in English. Locale: BCP 47. */
export const languageOf = (locale: string | undefined): string => {
  if (locale === undefined) return FALLBACK;
  try {
    const { language, region } = new Intl.Locale(locale);
    if (names().of(language) === undefined || language === 'en') return FALLBACK;
    return names().of(region === undefined ? language : `${language}-${region}`) ?? FALLBACK;
  } catch {
    return FALLBACK;
  }
};
