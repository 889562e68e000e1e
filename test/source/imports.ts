import { posix } from 'node:path'
import { type Expression, type ImportDeclaration, Visitor } from 'oxc-parser'
import type { ParsedFile } from './parse.ts'

export interface Import {
  /** As written; null where it is computed and nobody can say what comes in. */
  readonly specifier: string | null
  readonly kind: 'value' | 'type'
  /** The names that come in; null for a whole module. */
  readonly names: readonly string[] | null
  readonly at: number
}

/** Every way a module comes into a file: static, re-exported, dynamic, required, as a type. */
export function importsOf(file: ParsedFile): Import[] {
  const found: Import[] = fromDirectives(file)
  const asked = (asking: Expression | undefined, at: number): void => {
    const specifier = asking === undefined ? null : literalText(asking)
    found.push({ specifier, kind: 'value', names: null, at })
  }
  new Visitor({
    ImportDeclaration: (node) => found.push(fromDeclaration(node)),
    ExportNamedDeclaration: ({ source, exportKind, start }) => {
      if (source)
        found.push({ specifier: source.value, kind: exportKind ?? 'value', names: null, at: start })
    },
    ExportAllDeclaration: ({ source, exportKind, start }) =>
      found.push({ specifier: source.value, kind: exportKind ?? 'value', names: null, at: start }),
    ImportExpression: (node) => asked(node.source, node.start),
    TSImportType: ({ source, start }) =>
      found.push({ specifier: source.value, kind: 'type', names: null, at: start }),
    TSExternalModuleReference: ({ expression, start }) =>
      found.push({ specifier: expression.value, kind: 'value', names: null, at: start }),
    CallExpression: ({ callee, arguments: [first], start }) => {
      if (!asksForModule(callee)) return
      asked(first?.type === 'SpreadElement' ? undefined : first, start)
    },
  }).visit(file.program)
  return found
}

function fromDeclaration(node: ImportDeclaration): Import {
  const names = node.specifiers.map((specifier) => {
    if (specifier.type !== 'ImportSpecifier') return null
    return 'name' in specifier.imported ? specifier.imported.name : specifier.imported.value
  })
  const whole = names.length === 0 || names.includes(null)
  return {
    specifier: node.source.value,
    kind: node.importKind ?? 'value',
    names: whole ? null : names.filter((name) => name !== null),
    at: node.start,
  }
}

/** `require('x')`, `something.require('x')`, `process.getBuiltinModule('x')`. */
function asksForModule(callee: Expression): boolean {
  const called = callee.type === 'MemberExpression' && !callee.computed ? callee.property : callee
  return called.type === 'Identifier' && ['require', 'getBuiltinModule'].includes(called.name)
}

function literalText(expression: Expression): string | null {
  if (expression.type === 'Literal' && typeof expression.value === 'string') return expression.value
  if (expression.type !== 'TemplateLiteral' || expression.expressions.length > 0) return null
  return expression.quasis.map((part) => part.value.cooked).join('')
}

/** `/// <reference types="electron" />` brings names in like an import does. */
function fromDirectives(file: ParsedFile): Import[] {
  return file.comments.flatMap((comment) => {
    const [, specifier] = /^\/\s*<reference\s+(?:types|path)="([^"]+)"/u.exec(comment.value) ?? []
    if (comment.type !== 'Line' || specifier === undefined) return []
    return [{ specifier, kind: 'type' as const, names: null, at: comment.start }]
  })
}

/** The project's file an import leads to, or null when it leads into a package. */
export function ourFile(from: string, specifier: string): string | null {
  if (!/^\.{0,2}\//u.test(specifier)) return null
  const path = specifier.replace(/[?#].*$/u, '')
  return path.startsWith('/') ? path : posix.join(posix.dirname(from), path)
}

/** `@orpc/server/fetch` → `@orpc/server`, `node:fs/promises` stays: Node's modules stand alone. */
export function packageName(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier
  const parts = specifier.split('/')
  return parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/')
}
