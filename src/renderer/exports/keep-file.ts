/** Long enough for the browser to have begun reading; the file would stay in memory otherwise. */
const READ_BY_ms = 60_000

/** Hands a file to the person: the browser keeps it in its folder, the desktop asks where. */
export function keepFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), READ_BY_ms)
}

/** A name that Windows takes: `bikri-2026-04-01-2026-04-30.csv`. */
export function fileName(what: string, days: { from: string; to: string }, ending: string): string {
  const span = days.from === days.to ? days.from : `${days.from}_${days.to}`
  return `${what}-${span}.${ending}`.replaceAll(/[^\p{L}\p{M}\p{N}._-]+/gu, '-')
}
