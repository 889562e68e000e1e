import { describe, expect, it } from 'vitest'
import { readDay, shownDay, typedDay } from './typed-day.ts'

const TODAY = '2026-11-29'

describe('a day typed on the number pad', () => {
  it.each([
    ['0104', '2026-04-01'],
    ['010426', '2026-04-01'],
    ['01042025', '2025-04-01'],
    ['০১০৪২০২৫', '2025-04-01'],
    ['29022024', '2024-02-29'],
    ['01/04/2026', '2026-04-01'],
    ['2911', '2026-11-29'],
  ])('%s is %s', (typed, date) => {
    expect(readDay(typed, TODAY)).toEqual({ ok: true, value: date })
  })

  it.each([
    ['', 'empty'],
    ['1', 'short'],
    ['014', 'short'],
    ['0104202', 'short'],
    ['3104', 'none'],
    ['29022026', 'none'],
    ['0013', 'none'],
    ['3011', 'ahead'],
    ['01012027', 'ahead'],
  ])('%s is told to be none: %s', (typed, why) => {
    expect(readDay(typed, TODAY)).toEqual({ ok: false, problem: why })
  })

  it('is shown with its strokes, whichever digits it was typed in', () => {
    expect(shownDay('0')).toBe('0')
    expect(shownDay('0104')).toBe('01/04')
    expect(shownDay('০১০৪২০২৬')).toBe('01/04/2026')
    expect(shownDay('010420269')).toBe('01/04/2026')
    expect(typedDay('2026-04-01')).toBe('01042026')
  })
})
