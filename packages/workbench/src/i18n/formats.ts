/**
 * Remembers what was made for each list of arguments: few, as locales and options are. A format of
 * `Intl` is memory outside of the heap. Rows that each make one leave thousands, whose release
 * blocks the page for half a second.
 */
function remembered<Given extends readonly unknown[], Made>(make: (...given: Given) => Made) {
  const all = new Map<string, Made>();
  return (...given: Given): Made => {
    const key = JSON.stringify(given);
    const made = all.get(key) ?? make(...given);
    all.set(key, made);
    return made;
  };
}

export const dateFormat = remembered(
  (locale: string, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options),
);

export const numberFormat = remembered(
  (locale: string, options: Intl.NumberFormatOptions = {}) => new Intl.NumberFormat(locale, options),
);

export const relativeTimeFormat = remembered(
  (locale: string, options: Intl.RelativeTimeFormatOptions) => new Intl.RelativeTimeFormat(locale, options),
);
