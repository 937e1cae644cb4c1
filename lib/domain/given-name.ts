/** Code points of a name that people give: a line of a menu on a phone. */
export const GIVEN_NAME_MAX = 60
