/** Calls made once, late or together: a container pays for nothing that its requests do not use. */

/** Makes a thing when it is first asked for, and gives the same one from then on. */
export const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
};

/** A function that is made when it is first called. */
export const lazily = <Parameters extends unknown[], Result>(
  make: () => (...parameters: Parameters) => Result,
): ((...parameters: Parameters) => Result) => {
  const made = once(make);
  return (...parameters) => made()(...parameters);
};

export const settled = <T>(result: PromiseSettledResult<T>): T => {
  if (result.status === 'rejected') throw result.reason;
  return result.value;
};
