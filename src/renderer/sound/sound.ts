/** Sounds a sale can make. Each has a visual twin on the screen, and a setting turns all off. */
export type Chime = 'ok' | 'fail' | 'doubt'

interface Note {
  readonly frequency_Hz: number
  readonly at_s: number
  readonly length_s: number
}

/** Rising for good, falling for bad, one note repeated for "we do not know". */
const chimes: Readonly<Record<Chime, readonly Note[]>> = {
  ok: [
    { frequency_Hz: 659, at_s: 0, length_s: 0.11 },
    { frequency_Hz: 988, at_s: 0.1, length_s: 0.2 },
  ],
  fail: [
    { frequency_Hz: 392, at_s: 0, length_s: 0.16 },
    { frequency_Hz: 262, at_s: 0.15, length_s: 0.3 },
  ],
  doubt: [
    { frequency_Hz: 494, at_s: 0, length_s: 0.1 },
    { frequency_Hz: 494, at_s: 0.18, length_s: 0.1 },
    { frequency_Hz: 494, at_s: 0.36, length_s: 0.1 },
  ],
}

const LOUDNESS = 0.14
let speaker: AudioContext | null = null
let on = true

export function setSound(wanted: boolean): void {
  on = wanted
}

export function playChime(chime: Chime): void {
  play(chimes[chime], LOUDNESS)
}

/** The press of `+` was heard. */
export function playTick(): void {
  play([{ frequency_Hz: 1_175, at_s: 0, length_s: 0.035 }], LOUDNESS / 2)
}

function play(notes: readonly Note[], loudness: number): void {
  // A page that was never touched may not sound yet; a sale always begins with a key.
  if (!on || !navigator.userActivation.hasBeenActive) return
  speaker ??= new AudioContext()
  const { currentTime, destination } = speaker
  for (const { frequency_Hz, at_s, length_s } of notes) {
    const [tone, volume] = [speaker.createOscillator(), speaker.createGain()]
    const begin_s = currentTime + at_s
    tone.type = 'triangle'
    tone.frequency.value = frequency_Hz
    volume.gain.setValueAtTime(0, begin_s)
    volume.gain.linearRampToValueAtTime(loudness, begin_s + 0.008)
    volume.gain.exponentialRampToValueAtTime(0.0001, begin_s + length_s)
    tone.connect(volume).connect(destination)
    tone.start(begin_s)
    tone.stop(begin_s + length_s)
  }
}
