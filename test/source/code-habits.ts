import { type Argument, type Function as AnyFunction, type Expression, Visitor } from 'oxc-parser'
import type { ArrowFunctionExpression, CatchClause, Statement } from 'oxc-parser'
import type { SourceFile } from './files.ts'
import { isCode, type Offence, type ParsedFile, parse } from './parse.ts'
import { commentSlips, forbiddenIn, textSlips } from './text-habits.ts'

export const FUNCTION_LINES_MAX = 60

/** What a file does against the habits of the project. An empty list is a tidy file. */
export function slips(source: SourceFile): Offence[] {
  if (!isCode(source)) return textSlips(source)
  const file = parse(source)
  return [
    ...textSlips(file),
    ...file.errors.map((error) => file.offence(0, `cannot be read: ${error}`)),
    ...commentSlips(file),
    ...typeSlips(file),
    ...functionSlips(file),
    ...exportSlips(file),
    ...catchSlips(file),
    ...testSlips(file),
  ]
}

/** No `any`; whatever the compiler is told to believe carries its reason beside it. */
function typeSlips(file: ParsedFile): Offence[] {
  const found: Offence[] = []
  const reasons = reasonedLines(file)
  const believed = (node: { start: number; end: number }, what: string): void => {
    const beside = [node.start, node.end - 1].map((at) => file.lineAt(at))
    if (beside.some((line) => reasons.has(line) || reasons.has(line - 1))) return
    found.push(file.offence(node.end - 1, `${what} without its reason`))
  }
  new Visitor({
    TSAnyKeyword: (node) => found.push(file.offence(node.start, 'says any')),
    TSAsExpression: (node) => {
      const { typeAnnotation: type } = node
      const isConst =
        type.type === 'TSTypeReference' &&
        type.typeName.type === 'Identifier' &&
        type.typeName.name === 'const'
      if (!isConst) believed(node, 'says as')
    },
    TSTypeAssertion: (node) => believed(node, 'says as'),
    TSNonNullExpression: (node) => believed(node, 'says !'),
    VariableDeclarator: (node) => {
      if (node.definite) believed(node, 'says !')
    },
    PropertyDefinition: (node) => {
      if (node.definite) believed(node, 'says !')
    },
  }).visit(file.program)
  return found
}

/** Lines a comment of at least two words stands on. */
function reasonedLines(file: ParsedFile): ReadonlySet<number> {
  const lines = file.comments
    .filter((comment) => /\p{L}+\P{L}+\p{L}+/u.test(comment.value))
    .flatMap((comment) => {
      const [first, last] = [file.lineAt(comment.start), file.lineAt(comment.end - 1)]
      return Array.from({ length: last - first + 1 }, (_, index) => first + index)
    })
  return new Set(lines)
}

/** A function fits on a screen. A `describe` is a chapter of sentences, not a function. */
function functionSlips(file: ParsedFile): Offence[] {
  const found: Offence[] = []
  const chapters = new Set<number>()
  const measure = (node: AnyFunction | ArrowFunctionExpression): void => {
    const lines = file.lineAt(node.end - 1) - file.lineAt(node.start) + 1
    if (lines <= FUNCTION_LINES_MAX || chapters.has(node.start)) return
    found.push(file.offence(node.start, `has a function of ${lines} lines`))
  }
  new Visitor({
    CallExpression: (node) => {
      if (!namesOf(node.callee).includes('describe')) return
      for (const given of node.arguments) chapters.add(given.start)
    },
    FunctionDeclaration: measure,
    FunctionExpression: measure,
    ArrowFunctionExpression: measure,
  }).visit(file.program)
  return found
}

/** The names along a callee: `test.describe.only` and `it.each(rows)` down to their root. */
function namesOf(callee: Expression): string[] {
  if (callee.type === 'Identifier') return [callee.name]
  if (callee.type === 'CallExpression') return namesOf(callee.callee)
  if (callee.type !== 'MemberExpression' || callee.object.type === 'Super') return []
  const own = callee.property.type === 'Identifier' ? [callee.property.name] : []
  return [...namesOf(callee.object), ...own]
}

/** Tools that read a file's default: their own settings, and what imports `electron` whole. */
const toolDemands = /(?:\.config|\/stand-in\/electron)\.[cm]?[jt]s$/u

function exportSlips(file: ParsedFile): Offence[] {
  const found: Offence[] = []
  new Visitor({
    ExportDefaultDeclaration: (node) => found.push(file.offence(node.start, 'exports a default')),
    ExportSpecifier: ({ exported, start }) => {
      const name = exported.type === 'Identifier' ? exported.name : exported.value
      if (name === 'default') found.push(file.offence(start, 'exports a default'))
    },
  }).visit(file.program)
  const named = file.module.staticExports
    .flatMap((statement) => statement.entries)
    .flatMap(({ start, exportName }) => {
      const word = forbiddenIn(exportName.name ?? '')
      return word === null ? [] : [file.offence(start, `exports a name with ${word} in it`)]
    })
  return toolDemands.test(file.path) ? named : [...found, ...named]
}

/** A failure is handled or passed on; one that is swallowed, or only logged, is neither. */
function catchSlips(file: ParsedFile): Offence[] {
  const found: Offence[] = []
  const reasons = reasonedLines(file)
  new Visitor({
    CatchClause: (node) => {
      const what = catchSlip(node)
      if (what !== null) found.push(file.offence(node.start, what))
    },
    CallExpression: (node) => {
      if (namesOf(node.callee).at(-1) !== 'catch') return
      const [handler] = node.arguments
      const line = file.lineAt((handler ?? node).start)
      if (!handler || !doesNothing(handler)) return
      // `() => undefined` may say that another place hears of the failure; it must say so.
      const isSaid = returnsUndefined(handler) && (reasons.has(line) || reasons.has(line - 1))
      if (!isSaid) found.push(file.offence(handler.start, 'swallows a failure'))
    },
  }).visit(file.program)
  return found
}

function catchSlip(node: CatchClause): string | null {
  const statements = node.body.body
  if (statements.length === 0) return 'swallows a failure'
  return statements.every(onlyLogs) ? 'only logs a failure' : null
}

function onlyLogs(statement: Statement): boolean {
  if (statement.type !== 'ExpressionStatement') return false
  const { expression } = statement
  if (expression.type !== 'CallExpression') return false
  const names = namesOf(expression.callee)
  return (
    names.includes('console') || names.slice(0, -1).some((name) => /^(?:log|logger)$/u.test(name))
  )
}

function doesNothing(handler: Argument): boolean {
  if (returnsUndefined(handler)) return true
  if (handler.type !== 'ArrowFunctionExpression' && handler.type !== 'FunctionExpression') {
    return false
  }
  return handler.body?.type === 'BlockStatement' && handler.body.body.length === 0
}

function returnsUndefined(handler: Argument): boolean {
  if (handler.type !== 'ArrowFunctionExpression') return false
  return handler.body.type === 'Identifier' && handler.body.name === 'undefined'
}

const left = ['only', 'skip', 'todo', 'skipIf', 'runIf', 'fixme', 'fails', 'fail']
const roots = ['it', 'test', 'describe', 'suite', 'bench']
const removed = ['xit', 'xtest', 'xdescribe', 'fit', 'fdescribe']
const mocks = ['mock', 'doMock', 'unmock', 'hoisted']

/** Every test runs, on the real things, and waits for what happens instead of for a while. */
function testSlips(file: ParsedFile): Offence[] {
  const found = new Map<number, Offence>()
  new Visitor({
    CallExpression: ({ callee, start }) => {
      const what = testSlip(namesOf(callee))
      // `it.skip.each(rows)(…)` is two calls that begin in one place, and told once.
      if (what !== null) found.set(start, file.offence(start, what))
    },
  }).visit(file.program)
  return [...found.values()]
}

function testSlip([root = '', ...members]: readonly string[]): string | null {
  const out = roots.includes(root) && members.find((name) => left.includes(name))
  if (out) return `does not run every test: ${root}.${out}`
  if (removed.includes(root)) return `does not run every test: ${root}`
  if (root === 'vi' && members.some((name) => mocks.includes(name))) return 'mocks a module'
  return members.at(-1) === 'waitForTimeout' ? 'sleeps' : null
}
