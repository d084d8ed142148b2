/** A line at a door: so many are inside at a time, the others wait for their turn. */

export const createLine = (most: number) => {
  let inside = 0;
  const waiting: (() => void)[] = [];
  const leave = (): void => {
    const next = waiting.shift();
    if (next === undefined) inside -= 1;
    else next();
  };
  const enter = async (): Promise<void> => {
    if (inside < most) inside += 1;
    else {
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
      });
    }
  };
  return async <T>(run: () => Promise<T>): Promise<T> => {
    await enter();
    try {
      return await run();
    } finally {
      leave();
    }
  };
};
