/** Of the list of cards, for what leads there from elsewhere on the page. */
export const WALL_ID = 'wall'
