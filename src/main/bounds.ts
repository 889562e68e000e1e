import type { Rectangle } from 'electron'
import { z } from 'zod'

/** The usual shop screen. */
export const USUAL_SIZE = { width: 1366, height: 768 } as const
/** The smallest the layout holds at. */
export const SMALLEST_SIZE = { width: 1024, height: 700 } as const

/** How the window stood when it was last closed. */
export const WindowMemory = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(200).max(20_000),
  height: z.number().int().min(200).max(20_000),
  maximized: z.boolean(),
})
export type WindowMemory = z.infer<typeof WindowMemory>

/** So much of the title bar must lie on a screen that a mouse can take hold of it. */
const GRIP = { width: 120, height: 40 } as const

const overlaps = (from: number, length: number, otherFrom: number, otherLength: number) =>
  Math.min(from + length, otherFrom + otherLength) - Math.max(from, otherFrom)

export type OpeningBounds = Partial<Rectangle> & {
  width: number
  height: number
  maximized: boolean
}

/** On the usual shop screen, or a smaller one, the counter takes all there is. */
function firstBounds(screen: Rectangle | undefined): OpeningBounds {
  if (screen === undefined) return { ...USUAL_SIZE, maximized: false }
  const width = Math.min(USUAL_SIZE.width, screen.width)
  const height = Math.min(USUAL_SIZE.height, screen.height)
  return { width, height, maximized: width === screen.width || height === screen.height }
}

/**
 * Where to open the window: where it last stood, as long as a screen is still there to show it.
 * A counter whose second screen was taken away must not open where nobody sees it.
 * @param remembered whatever the preferences file holds; anything odd counts as nothing.
 * @param workAreas every screen without its task bar, in pixels; the main one first.
 */
export function openingBounds(remembered: unknown, workAreas: readonly Rectangle[]): OpeningBounds {
  const read = WindowMemory.safeParse(remembered)
  if (!read.success) return firstBounds(workAreas[0])
  const { x, y, width, height, maximized } = read.data
  const reachable = workAreas.some(
    (area) =>
      overlaps(x, width, area.x, area.width) >= GRIP.width &&
      y >= area.y &&
      overlaps(y, GRIP.height, area.y, area.height) >= GRIP.height,
  )
  const size = {
    width: Math.max(width, SMALLEST_SIZE.width),
    height: Math.max(height, SMALLEST_SIZE.height),
  }
  return reachable ? { x, y, ...size, maximized } : { ...size, maximized }
}
