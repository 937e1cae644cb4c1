/**
 * Keeps the height of an element, in px, in a CSS variable of another one: for what has to keep clear of it.
 * @returns ends that, and takes the variable away
 */
export function tellHeight(element: HTMLElement, { style }: HTMLElement, variable: `--${string}`): () => void {
  if (typeof ResizeObserver === 'undefined') return () => {}
  const tell = () => style.setProperty(variable, `${element.offsetHeight}px`)
  tell()
  const observer = new ResizeObserver(tell)
  observer.observe(element)
  return () => {
    observer.disconnect()
    style.removeProperty(variable)
  }
}
