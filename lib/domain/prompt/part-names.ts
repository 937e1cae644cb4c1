/** What a prompt can speak of, in the order in which it does. Source: the prompt formula of Kling's own guide. */
export const PART_NAMES = ['subject', 'movement', 'scene', 'camera', 'light', 'atmosphere', 'sound'] as const
export type PartName = (typeof PART_NAMES)[number]

/** The parts of a prompt as they were written; what is not spoken of is empty. */
export type PromptParts = Record<PartName, string>

export const NO_PARTS: PromptParts = {
  subject: '',
  movement: '',
  scene: '',
  camera: '',
  light: '',
  atmosphere: '',
  sound: '',
}
