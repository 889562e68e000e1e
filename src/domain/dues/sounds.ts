/**
 * How the words of a name sound, roughly: their consonants, without what only one script tells
 * apart. Whoever types `rahim` finds রহিম, and the other way round.
 */
export function soundsOf(text: string): readonly string[] {
  const written = text.normalize('NFC').toLowerCase()
  const words = written.match(/[a-z]+|[\p{Script=Bengali}\u200C\u200D]+/gu) ?? []
  return words
    .map((word) => (/^[a-z]/u.test(word) ? ofLatin(word) : ofBangla(word)))
    .map((sounds) => sounds.replace(/(?<=.)h$/u, ''))
    .filter((sounds) => sounds !== '')
}

/** The vowel a word begins with is heard, whichever it is; no other is. */
function ofLatin(word: string): string {
  const consonants = word
    .replaceAll(/chh?/gu, 'C')
    .replaceAll('ph', 'f')
    .replaceAll(/([bdgjkst])h/gu, '$1')
    .replaceAll('ng', 'n')
    .replaceAll('x', 'ks')
    .replaceAll(/[cq]/gu, 'k')
    .replaceAll('z', 'j')
    .replaceAll('v', 'b')
    .replaceAll(/([a-zC])\1+/gu, '$1')
    .replaceAll(/[aeiouyw]/gu, '')
  return (/^[aeiouyw]/u.test(word) ? 'a' : '') + consonants
}

const consonantsOf = {
  k: 'কখ',
  g: 'গঘ',
  n: 'ঙংঞণন',
  C: 'চছ',
  j: 'জঝয',
  t: 'টঠতথৎ',
  d: 'ডঢদধ',
  p: 'প',
  f: 'ফ',
  b: 'বভ',
  m: 'ম',
  r: 'র\u09DC\u09DD',
  l: 'ল',
  s: 'শষস',
  h: 'হ',
}
const sounds: ReadonlyMap<string, string> = new Map(
  Object.entries(consonantsOf).flatMap(([sound, letters]) =>
    Array.from(letters, (letter) => [letter, sound] as const),
  ),
)

function ofBangla(word: string): string {
  const plain = word
    // A letter with a dot below is written in one piece or, after normalising, in two.
    .replaceAll(/[\u09A1\u09A2]\u09BC/gu, '\u09DC')
    // The ya that is a vowel, and the one that only bends the consonant before it.
    .replaceAll(/\u09DF|\u09AF\u09BC|\u09CD\u09AF/gu, '')
    .replaceAll(/ঙ্গ|ংগ/gu, 'ং')
  const written = Array.from(plain, (letter) => sounds.get(letter) ?? (letter === '্' ? letter : ''))
  // Two that are joined into one letter are one where they sound alike: ল্ল.
  const heard = written
    .join('')
    .replaceAll(/(.)(?:্\1)+/gu, '$1')
    .replaceAll('্', '')
  return (/^[\u0985-\u0994]/u.test(word) ? 'a' : '') + heard
}
