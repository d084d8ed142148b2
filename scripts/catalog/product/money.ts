/** Prices as shops write them: `29.00`, `29.00 USD`, `EUR 12,99`, `1.299,00 EUR`. */

export interface Money {
  /** Undefined: not an amount that has one meaning. */
  readonly amount: number | undefined;
  /** As written, in capitals. */
  readonly currency: string | undefined;
}

const WITH_CODE = /^(?:(?<before>[a-z]{3})\s?)?(?<digits>[\d.,' ]+?)(?:\s?(?<after>[a-z]{3}))?$/i;

/** By groups of three and decimals; `12.345` and `12,345` could be either, so only two or four decimals are read (Magento writes four). */
const READINGS: readonly (readonly [RegExp, (digits: string) => string])[] = [
  [/^\d{1,7}(?:\.(?:\d{1,2}|\d{4}))?$/, (digits) => digits],
  [/^\d{1,7},(?:\d{1,2}|\d{4})$/, (digits) => digits.replace(',', '.')],
  [/^\d{1,3}(?:,\d{3})+\.\d{2}$/, (digits) => digits.replaceAll(',', '')],
  [/^\d{1,3}(?:[.' ]\d{3})+,\d{2}$/, (digits) => digits.replaceAll(/[.' ]/g, '').replace(',', '.')],
  [/^\d{1,3}(?:[' ]\d{3})+(?:\.\d{2})?$/, (digits) => digits.replaceAll(/[' ]/g, '')],
];

const amountOf = (digits: string): number | undefined => {
  const [, read] = READINGS.find(([pattern]) => pattern.test(digits)) ?? [];
  return read && Number(read(digits));
};

export const moneyOf = (text: string): Money => {
  const { before, digits = '', after } = WITH_CODE.exec(text.trim())?.groups ?? {};
  const isTwice = before !== undefined && after !== undefined;
  return { amount: isTwice ? undefined : amountOf(digits), currency: (before ?? after)?.toUpperCase() };
};
