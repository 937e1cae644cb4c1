/** Whether the keyboard is an Apple one, where Command stands for Ctrl. */
export function hasCommandKey(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.platform)
}
