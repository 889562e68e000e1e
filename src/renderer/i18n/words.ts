import type { en } from './en/index.ts'

/** The shape every language has: English's keys, any texts. */
type Texts<Shape> = {
  readonly [Key in keyof Shape]: Shape[Key] extends string ? string : Texts<Shape[Key]>
}
export type Words = Texts<typeof en>
