/** Moves the focus when what had it is gone, so that a keyboard goes on from there and a screen reader says where it is. */
export const focusOn = (id: string): void => {
  // The page draws a signal's change in a microtask.
  requestAnimationFrame(() => {
    document.getElementById(id)?.focus();
  });
};
