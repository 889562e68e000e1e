/** Installs what is missing; returns at once when nothing is. @throws when that is impossible. */
export function makeReady(root?: string): void
/** Waits until no other program does `what` in this checkout. Returns the way to end the turn. */
export function takeTurn(root: string, what: string): () => void
