/** The hand goes on from the picture that lies open, once it is there. */
export function toPictures(): void {
  requestAnimationFrame(() => {
    const open = document.querySelector<HTMLElement>('#main [role="tab"][aria-selected="true"]')
    open?.focus()
  })
}
