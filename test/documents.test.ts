import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Course, courses, ordinaryCourses } from '../src/core/testing/practice-courses.ts'
import { capabilities } from '../src/domain/capability.ts'
import { formatTaka } from '../src/domain/money.ts'
import { providerIds } from '../src/domain/provider.ts'
import { sentinels } from '../src/sandbox/sentinels.ts'

const ROOT = path.resolve(import.meta.dirname, '..')
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8')

const documents = [
  'README.md',
  'CHANGELOG.md',
  'src/sandbox/README.md',
  ...readdirSync(path.join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => path.join('docs', file)),
]

const tests = ['src', 'test', 'scripts'].flatMap((folder) =>
  readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:test|spec)\.tsx?$/u.test(file))
    .map((file) => `${folder}/${file.split(path.sep).join('/')}`),
)

/** A test that a document names: `sales.test.ts "is one sale"`, `client.test.ts (A1)`. */
interface Named {
  readonly file: string
  /** A title or a part of it, a number of a row, a number of a contradiction; empty for none. */
  readonly title: string
}

function namedIn(document: string): Named[] {
  const naming = /([\w./-]+\.(?:test|spec)\.tsx?)(?: "([^"]+)"| \(([^)]+)\))?/gu
  return [...read(document).matchAll(naming)].map(([, file = '', title, tag]) => ({
    file,
    title: title ?? tag ?? '',
  }))
}

/** Every test file that a name may mean: `client.test.ts` is the one of each provider. */
function meant({ file }: Named): string[] {
  return tests.filter((known) => known === file || known.endsWith(`/${file}`))
}

const plain = (text: string) => text.replaceAll('’', "'")

/** Rows of a table of tests begin with their number: `['31 a login page', …]`. */
function isIn(file: string, title: string): boolean {
  const text = plain(read(file))
  const row = /^rows? (\d+)/u.exec(title)?.[1]
  if (row !== undefined) {
    return new RegExp(`\\brows? (?:\\d+ and )?${row}\\b|'${row} `, 'u').test(text)
  }
  const tag = /^[ABCX]\d+$/u.test(title) ? new RegExp(`\\(${title}\\b|, ${title}\\)`, 'u') : null
  return tag ? tag.test(text) : text.includes(plain(title))
}

describe('what is written about the counter', () => {
  it.each(documents)('leads to what is there: %s', (document) => {
    const links = [...read(document).matchAll(/\]\(([^)#\s]+)[^)]*\)/gu)].map(([, to = '']) => to)
    const lost = links.filter((to) => {
      const isElsewhere = /^[a-z]+:/u.test(to)
      return !isElsewhere && !existsSync(path.join(ROOT, path.dirname(document), to))
    })
    expect(lost).toEqual([])
  })

  it.each(['docs/bad-inputs.md', 'docs/providers.md', 'docs/money.md'])(
    'names tests that are there, by what they say: %s',
    (document) => {
      const named = namedIn(document)
      expect(named.length).toBeGreaterThan(0)
      const lost = named.filter((one) => {
        const files = meant(one)
        return files.length === 0 || (one.title !== '' && !files.some((f) => isIn(f, one.title)))
      })
      expect(lost).toEqual([])
    },
  )

  it('names no path of a machine and no stranger’s host', () => {
    const strange = /\/(?:home|root|tmp|work|Users|mnt)\/|registry\.|deb\.debian/u
    const slips = documents.filter((document) => strange.test(read(document)))
    expect(slips).toEqual([])
  })
})

describe('a document that names what is not there', () => {
  const named = (file: string, title = ''): Named => ({ file, title })

  it('is found out: a file nobody wrote', () => {
    expect(meant(named('no-such.test.ts'))).toEqual([])
    expect(meant(named('documents.test.ts'))).toEqual(['test/documents.test.ts'])
  })

  it.each(['a title nobody gave', 'row 1000', 'A99'])('is found out: %s', (title) => {
    expect(isIn('test/tidy.test.ts', title)).toBe(false)
  })
})

describe('what is sold through whom, in docs/providers.md', () => {
  it.each(capabilities)('is what the counter goes by: $provider, $kind', (row) => {
    const { provider, kind, operators, lines, wallet, limits, source } = row
    const range = limits.map(
      ({ min_e4, max_e4, from }) => `${formatTaka(min_e4)} to ${formatTaka(max_e4)} from ${from}`,
    )
    const sides = [
      operators.join(' '),
      lines === null ? '–' : Object.keys(lines).join(', '),
      wallet,
      range.length === 0 ? 'its list price' : range.join('; '),
    ]
    const line = `| ${[provider, kind, ...sides, source].join(' | ')} |`
    expect(read('docs/providers.md')).toContain(`\n${line}\n`)
  })
})

describe('the practice numbers in the README', () => {
  const ends: Readonly<Record<string, string>> = { 'needs-review': 'you decide' }

  function said({ steps }: Course): string {
    const [after_s, state] = steps.at(-1) ?? [0, '']
    const minutes = after_s < 120 ? `${after_s} s` : `${Math.round(after_s / 60)} min`
    return `${ends[state] ?? state}, ${after_s === 0 ? 'at once' : minutes}`
  }

  it.each([
    ...sentinels.map(({ ending, en }) => ({ ending, en, at: courses[ending] })),
    { ending: 'anything else', en: 'Accepted, delivered after 3 seconds', at: ordinaryCourses },
  ])('do what the core comes to by them at each provider: $ending', ({ ending, en, at }) => {
    const cells = providerIds.map((provider) => at && said(at[provider]))
    expect(read('README.md')).toContain(`\n| ${[ending, en, ...cells].join(' | ')} |\n`)
  })

  it('are the same in the notes of the sandbox', () => {
    for (const { ending, en } of sentinels) {
      const words = `${en.slice(0, 1).toLowerCase()}${en.slice(1)}`
      expect(read('src/sandbox/README.md')).toContain(`\n| …${ending} | ${words} |\n`)
    }
  })
})
