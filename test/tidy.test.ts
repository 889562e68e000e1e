import { describe, expect, it } from 'vitest'
import { FUNCTION_LINES_MAX, slips } from './source/code-habits.ts'
import { filesBelow, toolSettings } from './source/files.ts'
import { told } from './source/parse.ts'
import { habits, tidy } from './source/samples-of-habits.ts'
import { COLUMNS_MAX, LINES_MAX } from './source/text-habits.ts'

describe('the files of the project', () => {
  const files = [...filesBelow('src', 'test', 'scripts', 'bench'), ...toolSettings()]

  it('are all looked at', () => {
    const looked = (ending: string) => files.some((file) => file.path.endsWith(ending))
    for (const ending of ['.ts', '.tsx', '.mjs', '.sql', '.css']) expect(looked(ending)).toBe(true)
    expect(files.map((file) => file.path)).toContain('test/tidy.test.ts')
  })

  it('are tidy', () => {
    expect(told(files.flatMap(slips))).toEqual([])
  })
})

describe('what is not tidy is told', () => {
  const toldOf = (path: string, text: string): string[] =>
    told(slips({ path, text })).map((line) => line.slice(line.indexOf(' ') + 1))

  it.each(habits)('%s', (_what, path, text, complaint) => {
    expect(toldOf(path, text)).toEqual([complaint])
  })

  it('a line that does not fit, measured as it is read', () => {
    expect(toldOf('src/x.sql', 'x'.repeat(COLUMNS_MAX))).toEqual([])
    expect(toldOf('src/x.sql', 'x'.repeat(COLUMNS_MAX + 1))).toEqual(['has 101 columns'])
    expect(toldOf('src/x.ts', `const words = '${'কি'.repeat(84)}'`)).toEqual([])
  })

  it('a file that goes on too long', () => {
    expect(toldOf('src/x.css', 'a {}\n'.repeat(LINES_MAX))).toEqual([])
    expect(toldOf('src/x.css', 'a {}\n'.repeat(LINES_MAX + 1))).toEqual(['has 401 lines'])
  })

  it.each([
    ['function long() {', '}'],
    ['const long = () => {', '}'],
    ['const long = function () {', '}'],
    ['class Till {\n  long() {', '  }\n}'],
    [`it('is long', () => {`, '})'],
  ])('a function that does not fit on a screen: %s', (before, after) => {
    const body = (lines: number) => `${before}\n${'sell()\n'.repeat(lines - 2)}${after}`
    expect(toldOf('src/x.ts', body(FUNCTION_LINES_MAX))).toEqual([])
    expect(toldOf('src/x.ts', body(FUNCTION_LINES_MAX + 1))).toEqual(['has a function of 61 lines'])
  })

  it('but a chapter of tests may be longer than a function', () => {
    const chapter = (head: string) => `${head}, () => {\n${'sell()\n'.repeat(80)}})`
    for (const head of [`describe('a'`, `test.describe('a'`, `describe.each([1])('a'`]) {
      expect(toldOf('src/x.test.ts', chapter(head))).toEqual([])
    }
  })
})

describe('what is tidy is left alone', () => {
  it.each(tidy)('%s', (_what, path, text) => {
    expect(told(slips({ path, text }))).toEqual([])
  })
})
