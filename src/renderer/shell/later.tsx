import { type ComponentType, lazy, useState } from 'react'

/**
 * A screen whose program comes when it is wanted. One that is here already is drawn in the same
 * frame: what React waits for it shows a blank page for, and for a third of a second at least.
 */
export function later(load: () => Promise<ComponentType>) {
  let here: ComponentType | null = null
  const bring = async () => {
    here ??= await load()
    return { default: here }
  }
  const Coming = lazy(bring)
  function Screen() {
    // The same for as long as it is drawn, or it would begin anew when its program has come.
    const [Drawn] = useState<ComponentType>(() => here ?? Coming)
    return <Drawn />
  }
  return {
    Screen,
    /** Where the counter is away it comes when it is asked for. */
    bringAhead: () => void bring().catch(() => undefined),
  }
}
