/** How a printer is, beside what it prints. */
export interface Condition {
  /** It stands, and shows no paper, where none is left. */
  readonly paper: boolean
  readonly cover: 'closed' | 'open'
  /** Switched off line by its button. */
  readonly online: boolean
  /** It was sent what it does not know. */
  readonly error: boolean
}

/** Bits 1 and 4 are set in every answer in real time: so they are known among other bytes. */
const REAL_TIME = 0b0001_0010

/**
 * DLE EOT n of the command reference.
 * @param question 1 the printer, 2 why it is off line, 3 errors, 4 the paper
 */
export function realTimeAnswer(question: 1 | 2 | 3 | 4, condition: Condition): number {
  const { paper, cover, error } = condition
  const bits = {
    1: isOnline(condition) ? 0 : 1 << 3,
    2: (cover === 'open' ? 1 << 2 : 0) | (paper ? 0 : 1 << 5) | (error ? 1 << 6 : 0),
    // One that it recovers from by itself.
    3: error ? 1 << 6 : 0,
    // Both sensors of the roll: near its end, and at it.
    4: paper ? 0 : 0b0110_1100,
  }
  return REAL_TIME | bits[question]
}

/** It reads no commands otherwise; questions in real time it hears. */
function isOnline({ paper, cover, online }: Condition): boolean {
  return paper && cover === 'closed' && online
}

/**
 * GS r n, in its turn: a printer without paper never comes to it.
 * @returns every bit clear: paper, and the drawer's pin low
 */
export function answerInTurn(): number {
  return 0
}
