/**
 * Every letter the font of all papers has a picture of: the first and the last of each run, as
 * hexadecimal code points. The printing head draws no other, and the settings say so before one is
 * saved. That these are the font's very own is tested beside what draws (`draw/font.test.ts`).
 */
const RUNS = `
  d 20-7e a0-a3 a5 a7-ab ae-b0 b4 b6-b8 ba-bb bf-107 10a-113 116-11b 11e-123 126-127 12a-12b
  12e-131 136-137 139-13e 141-148 150-155 158-15b 15e-161 164-165 16a-16b 16e-17e 218-21b
  237 2bc 2c6-2c7 2c9 2da 2dc-2dd 300-301 303-304 308 951-952 964-965 980-983 985-98c
  98f-990 993-9a8 9aa-9b0 9b2 9b6-9b9 9bc-9c4 9c7-9c8 9cb-9ce 9d7 9dc-9dd 9df-9e3 9e6-9fe
  1cd0 1cd2 1cd5-1cd6 1cd8 1ce1 1cea 1ced 1cf2 1cf5-1cf7 1e80-1e85 1e9e 1ef2-1ef3 200b-200d
  2013-2014 2018-201a 201c-201e 2022 2026 2039-203a 20ac 20b9 2122 2212 25cc a8f1
`

/** Code points. */
export const letters: ReadonlySet<number> = new Set(RUNS.trim().split(/\s+/u).flatMap(pointsOf))

function pointsOf(run: string): number[] {
  const [first = 0, last = first] = run.split('-').map((point) => Number.parseInt(point, 16))
  return Array.from({ length: last - first + 1 }, (_, nth) => first + nth)
}
