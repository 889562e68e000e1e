/**
 * Wraps a part of the stand-in so that reaching for anything it does not have ends the run with a
 * clear word, instead of passing because `undefined` happened to do.
 */
export function strict<Part extends object>(name: string, part: Part): Part {
  return new Proxy(part, {
    get(target, property) {
      // Node and promises look for these on any object; they are no part of Electron.
      const isForeign = typeof property === 'symbol' || property === 'then' || property === 'toJSON'
      if (!isForeign && !(property in target)) {
        throw new Error(`The stand-in has no electron.${name}.${property}`)
      }
      const value: unknown = Reflect.get(target, property, target)
      // Classes keep their identity; methods keep their `this`.
      const isMethod = typeof value === 'function' && !/^class\b/u.test(String(value))
      return isMethod ? value.bind(target) : value
    },
    set(_target, property) {
      throw new Error(`Nothing may be assigned to electron.${name}.${String(property)}`)
    },
  })
}
