const LOOK_ms = 500

/**
 * Calls back once when this program is to end: on SIGINT, SIGTERM and SIGHUP, and when the npm that
 * started it is gone. npm puts a shell in between, and a signal to npm does not get past it; a
 * counter nobody owns would keep its books from everybody else. A second signal ends at once: the
 * books are whole on disk at every moment.
 */
export function whenEnding(end: () => void): void {
  let ending = false
  const once = () => {
    if (ending) return
    ending = true
    end()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (ending) process.exit(1)
      once()
    })
  }
  if (process.env['npm_lifecycle_event'] === undefined) return
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) once()
  }, LOOK_ms).unref()
}
