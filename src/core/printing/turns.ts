export interface Turns {
  /** Does it once all that waits before it is done. */
  take<Value>(work: () => Promise<Value>): Promise<Value>
  /** The same before all that waits, after what is being done. */
  takeFirst<Value>(work: () => Promise<Value>): Promise<Value>
  /** Settles once nothing is done and nothing waits. */
  idle(): Promise<void>
}

/** A printer does one thing at a time: a second one that speaks to it finds it silent. */
export function createPrinterTurns(): Turns {
  const waiting: (() => Promise<void>)[] = []
  const forIdle: (() => void)[] = []
  let isBusy = false
  const go = async () => {
    isBusy = true
    // Whoever asks for a turn goes on before it begins.
    await Promise.resolve()
    for (let next = waiting.shift(); next; next = waiting.shift()) await next()
    isBusy = false
    for (const resolve of forIdle.splice(0)) resolve()
  }
  const inTurn = <Value>(
    work: () => Promise<Value>,
    line: (turn: () => Promise<void>) => void,
  ): Promise<Value> => {
    const { promise, resolve, reject } = Promise.withResolvers<Value>()
    line(() => work().then(resolve, reject))
    if (!isBusy) void go()
    return promise
  }
  return {
    take: (work) => inTurn(work, (turn) => waiting.push(turn)),
    takeFirst: (work) => inTurn(work, (turn) => waiting.unshift(turn)),
    idle: () => (isBusy ? new Promise((resolve) => forIdle.push(resolve)) : Promise.resolve()),
  }
}
