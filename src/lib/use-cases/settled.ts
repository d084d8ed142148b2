/** The value of what has settled, or its error thrown: for calls that go together but are judged one after the other. */
export const settled = <T>(result: PromiseSettledResult<T>): T => {
  if (result.status === 'rejected') throw result.reason;
  return result.value;
};
