/** Waits, and ends early where the counter closes. */
export function pause(ms: number, closing: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const over = () => {
      clearTimeout(timer)
      closing.removeEventListener('abort', over)
      resolve()
    }
    const timer = setTimeout(over, ms)
    closing.addEventListener('abort', over)
    if (closing.aborted) over()
  })
}
