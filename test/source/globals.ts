import { type Node, Visitor, type VisitorObject } from 'oxc-parser'
import type { ParsedFile } from './parse.ts'

interface GlobalUse {
  /** `fetch`, `Date.now`, `Date()` for a call or a construction without an argument. */
  readonly name: string
  readonly at: number
}

/** Doors to every global by another name. */
const doors = ['globalThis', 'window', 'self', 'global']

/**
 * Every name a file uses as a value, with the member it takes of it: `Date.UTC`, `Math.random`,
 * `setTimeout`. A name that is only a type, a key or a label is none. `globalThis.fetch` is
 * `fetch`; a `globalThis` that is taken whole is itself.
 */
export function globalUses(file: ParsedFile): GlobalUse[] {
  const found: GlobalUse[] = []
  const passed = new Set<number>()
  const use = (name: string, at: number): void => {
    if (!passed.has(at)) found.push({ name, at })
    // The key and the value of `{ fetch }` stand in one place: it is told once.
    passed.add(at)
  }
  const visitor = new Visitor({
    ...namesThatAreNoValues(passed),
    MemberExpression: (node) => {
      if (!node.computed) passed.add(node.property.start)
      const member = memberName(node)
      if (member === null) return
      use(member, node.start)
      passed.add(node.object.start)
    },
    NewExpression: ({ callee, arguments: given }) => {
      if (callee.type !== 'Identifier' || callee.name !== 'Date') return
      if (given.length === 0) use('Date()', callee.start)
      passed.add(callee.start)
    },
    BinaryExpression: ({ operator, right }) => {
      if (operator === 'instanceof') passed.add(right.start)
    },
    Identifier: (node) => use(node.name, node.start),
  })
  visitor.visit(file.program)
  return found
}

/** `Date.now`, also as `Date['now']` and `globalThis.Date.now`; null for a member of a value. */
function memberName(node: Node): string | null {
  if (node.type === 'Identifier') return node.name
  if (node.type !== 'MemberExpression') return null
  const object = memberName(node.object)
  const property = propertyName(node)
  if (object === null || property === null) return null
  return doors.includes(object) ? property : `${object}.${property}`
}

function propertyName(node: Extract<Node, { type: 'MemberExpression' }>): string | null {
  if (!node.computed) return node.property.type === 'Identifier' ? node.property.name : null
  const { property } = node
  return property.type === 'Literal' && typeof property.value === 'string' ? property.value : null
}

/** Notes the places of names that stand for no value, before the walk comes to them. */
function namesThatAreNoValues(passed: Set<number>): VisitorObject {
  const pass = (node: { readonly start: number } | null | undefined): void => {
    if (node) passed.add(node.start)
  }
  const key = (node: { computed: boolean; key: { start: number } }): void => {
    if (!node.computed) pass(node.key)
  }
  return {
    Property: (node) => {
      // `{ fetch }` is a key and a value in one place: the value counts.
      if (!node.shorthand) key(node)
    },
    MethodDefinition: key,
    PropertyDefinition: key,
    AccessorProperty: key,
    TSPropertySignature: key,
    TSMethodSignature: key,
    ImportSpecifier: (node) => {
      pass(node.imported)
      pass(node.local)
    },
    ExportSpecifier: (node) => {
      if (node.exported.start !== node.local.start) pass(node.exported)
    },
    MetaProperty: (node) => {
      pass(node.meta)
      pass(node.property)
    },
    LabeledStatement: (node) => pass(node.label),
    BreakStatement: (node) => pass(node.label),
    ContinueStatement: (node) => pass(node.label),
    TSTypeReference: (node) => pass(node.typeName),
    TSTypeQuery: (node) => pass(node.exprName),
    TSQualifiedName: (node) => {
      pass(node.left)
      pass(node.right)
    },
    TSInterfaceHeritage: (node) => pass(node.expression),
    TSClassImplements: (node) => pass(node.expression),
    TSTypeParameter: (node) => pass(node.name),
    TSTypeAliasDeclaration: (node) => pass(node.id),
    TSInterfaceDeclaration: (node) => pass(node.id),
    TSNamedTupleMember: (node) => pass(node.label),
  }
}
