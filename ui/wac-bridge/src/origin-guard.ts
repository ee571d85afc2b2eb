/** The part of a window that messages arrive at. */
export type MessageTarget = Pick<Window, 'addEventListener'>;

/**
 * Lets nobody but the listed origins talk to this page. The shell's library looks at which window a message comes
 * from and not at whose it is, so that any page that frames the tool could play the shell. Must be called before the
 * library is loaded: of the listeners for the same event, the first one decides.
 */
export function refuseOtherOrigins(target: MessageTarget, allowed: readonly string[]): void {
  target.addEventListener(
    'message',
    (event) => {
      if (!allowed.includes(event.origin)) event.stopImmediatePropagation();
    },
    true,
  );
}
