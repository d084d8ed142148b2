/** How long at least one of several things was under way. */

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Of the time between `from` and `to`, in its unit. */
export const covered = (spans: readonly Span[], from: number, to: number): number => {
  let [sum, end] = [0, from];
  for (const span of [...spans].sort((left, right) => left.from - right.from)) {
    const until = Math.min(to, span.to);
    sum += Math.max(0, until - Math.max(end, span.from));
    end = Math.max(end, until);
  }
  return sum;
};
