/** One line of `npm run bench`: a figure, what it may be, and the baseline of the same run. */
export interface Row {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly baseline: { readonly name: string; readonly value: number } | null
  /** What the figure is held against, in words. */
  readonly goal: string
  /** It misses what it must reach on any machine: then the bench has failed. */
  readonly missed?: boolean
}

export function print(row: Row): void {
  const rounded = (figure: number) => Math.round(figure * 1_000) / 1_000
  const { name, value, unit, baseline, goal } = row
  const beside = baseline && { name: baseline.name, value: rounded(baseline.value) }
  process.stdout.write(
    `${JSON.stringify({ name, value: rounded(value), unit, baseline: beside, goal })}\n`,
  )
}

/** The value a share of all figures stays under. */
export function percentile(figures: readonly number[], share: number): number {
  const sorted = figures.toSorted((a, b) => a - b)
  const index = Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)
  const found = sorted[Math.max(0, index)]
  if (found === undefined) throw new Error('nothing was measured')
  return found
}
