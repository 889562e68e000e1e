import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { letters } from '../../../domain/paper/letters.ts'
import { fontFiles } from './canvas.ts'
import { codePointsOf } from './testing/glyphs.ts'

/** Signs of the screen's words alone: keys, and the head of a report that no roll has. */
const ON_NO_PAPER = '↑↓→≤'

describe('the font of all papers', () => {
  it('has every letter, every digit and every sign of the words of both languages', () => {
    const folder = path.join(import.meta.dirname, '../../../renderer/i18n')
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    const words = files
      .filter((file) => /^(?:bn|en)[/\\].*\.ts$/u.test(file))
      .map((file) => readFileSync(path.join(folder, file), 'utf8'))
    expect(words.length).toBeGreaterThan(20)
    const signs = new Set(words.join('').replaceAll(/\s/gu, ''))
    const missing = [...signs].filter((sign) => !letters.has(sign.codePointAt(0) ?? 0))
    expect(missing.filter((sign) => !ON_NO_PAPER.includes(sign))).toEqual([])
  })

  it('has a picture of every letter that is drawn, and of no other', () => {
    const { resolve } = createRequire(import.meta.url)
    const own = fontFiles.flatMap(({ file }) => [...codePointsOf(readFileSync(resolve(file)))])
    const inOrder = (points: Iterable<number>) => [...new Set(points)].toSorted((a, b) => a - b)
    expect(inOrder(letters)).toEqual(inOrder(own))
  })
})
