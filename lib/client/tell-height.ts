/**
 * Keeps the height of an element, in px, in a CSS variable of another one: for what has to keep clear of it.
 * @returns ends that, and takes the variable away
 */
export function tellHeight(element: HTMLElement, { style }: HTMLElement, variable: `--${string}`): () => void {
  if (typeof ResizeObserver === 'undefined') return () => {}
  // It is told the first height as well, before anything is painted: asked for here, the page would be laid out once more.
  const observer = new ResizeObserver(() => style.setProperty(variable, `${element.offsetHeight}px`))
  observer.observe(element)
  return () => {
    observer.disconnect()
    style.removeProperty(variable)
  }
}
