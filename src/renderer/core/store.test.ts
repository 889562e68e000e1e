import { describe, expect, it } from 'vitest'
import { beforeDrawing, createStore, drawWith } from './store.ts'

/** Every microtask has had its turn. */
const nextTask = () => new Promise<void>((resolve) => setTimeout(resolve))

/** A form with a screen that is drawn from it, and a call that leaves after some turns. */
function screenOf() {
  const form = createStore('017')
  const story: string[] = []
  drawWith(form, () => story.push(`drawn ${form.get()}`))
  form.subscribe(() => story.push(`heard ${form.get()}`))
  const call = (turns: number): void => {
    if (turns > 0) queueMicrotask(() => call(turns - 1))
    else story.push('left')
  }
  return { form, story, call }
}

describe('what is to leave before the screen is drawn', () => {
  it('leaves first, while everybody else knows of the change at once', async () => {
    const { form, story, call } = screenOf()
    beforeDrawing(() => {
      call(30)
      form.set(() => '')
    })
    expect([form.get(), ...story]).toEqual(['', 'heard '])
    await nextTask()
    expect(story).toEqual(['heard ', 'left', 'drawn '])
  })

  it('holds the drawing up for no task: neither a key nor an answer comes in between', async () => {
    const { form, story, call } = screenOf()
    beforeDrawing(() => {
      call(1_000)
      form.set(() => '')
    })
    await nextTask()
    expect(story).toEqual(['heard ', 'drawn ', 'left'])
  })

  it('is drawn also where it fails', async () => {
    const { form, story } = screenOf()
    const fail = () => {
      form.set(() => '')
      throw new Error('no')
    }
    expect(() => beforeDrawing(fail)).toThrow('no')
    form.set(() => '018')
    expect(story).toEqual(['heard ', 'drawn 018', 'heard 018'])
    await nextTask()
    expect(story.at(-1)).toBe('drawn 018')
  })
})
