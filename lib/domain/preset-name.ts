/** Code points of a preset's name: a line of a menu on a phone. */
export const PRESET_NAME_MAX = 60
