import { type KeyPress, chordOf } from './chord.ts'
import { createHeldKeys } from './held-keys.ts'
import { type KeyMap, actionOf } from './keymap.ts'
import { takenFromTheBrowser } from './tables.ts'

/** Answers whether it took the key; false hands it on to the layer below and to the browser. */
export type KeyHandler = (event: KeyboardEvent) => boolean

export interface KeyLayer {
  readonly map: KeyMap
  readonly handlers: Readonly<Partial<Record<string, KeyHandler>>>
  /** A dialog: the layers below hear nothing while it is open. */
  readonly exclusive: boolean
  /** It lies over whatever screen is there: heard first also where the screen came later. */
  readonly isOver: boolean
}

/** The open layers, the newest on top. */
const layers: KeyLayer[] = []
const held = createHeldKeys()

export function addLayer(layer: KeyLayer): () => void {
  layers.push(layer)
  return () => {
    const index = layers.indexOf(layer)
    if (index >= 0) layers.splice(index, 1)
  }
}

/** Its sign is still on the way then, and would press whatever has the focus when it comes. */
export function isEnterDown(): boolean {
  return held.isDown('Enter') || held.isDown('NumpadEnter')
}

function hear(event: KeyboardEvent): void {
  const fresh = held.press(event)
  if (takenFromTheBrowser.has(chordOf(event))) event.preventDefault()
  for (const layer of inTurn(layers)) {
    const outcome = offer(layer, event, fresh)
    if (outcome === 'taken') {
      event.preventDefault()
      event.stopPropagation()
      return
    }
    if (layer.exclusive) return
  }
}

/** The newest first, and before them what lies over the screens; over that lies a dialog alone. */
export function inTurn<Layer extends Pick<KeyLayer, 'exclusive' | 'isOver'>>(
  all: readonly Layer[],
): readonly Layer[] {
  const newest = all.toReversed()
  if (newest.some(({ exclusive }) => exclusive)) return newest
  return [...newest.filter(({ isOver }) => isOver), ...newest.filter(({ isOver }) => !isOver)]
}

function offer(layer: KeyLayer, event: KeyboardEvent & KeyPress, fresh: boolean) {
  const action = actionOf(layer.map, event)
  const handler = action === null ? undefined : layer.handlers[action]
  if (!handler) return 'passed'
  // A held key is swallowed where its first press would have been taken: it must come up first.
  if (!fresh) return repeatable(event) ? (handler(event) ? 'taken' : 'passed') : 'taken'
  return handler(event) ? 'taken' : 'passed'
}

/** Rubbing out and walking a list may repeat; nothing else that a held key does is meant. */
function repeatable(event: KeyPress): boolean {
  return event.code === 'Backspace' || event.code.startsWith('Arrow')
}

/** Begins to hear the keyboard. Capturing, so that no component keeps a key from its layer. */
export function startKeyboard(): void {
  window.addEventListener('keydown', hear, { capture: true })
  window.addEventListener('keyup', (event) => held.release(event), { capture: true })
  window.addEventListener('blur', () => held.forget())
}
